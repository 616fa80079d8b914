import { lazy } from "react";
import { useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { RecordPage } from "#ui/record/RecordPage.tsx";
import { useRecord } from "#ui/record/record.ts";
import { useRoles } from "#ui/session.ts";
import { mandateRoles } from "#partners/model/role.ts";
import { countryName } from "#geography/model/countries.ts";
import { isolate } from "#ui/text/isolate.ts";
import { Case } from "../../model/case/case.ts";
import { caseKindName, casePath } from "../case-path.ts";
import { CaseContent } from "./CaseContent.tsx";
import { ConsentTable } from "./ConsentTable.tsx";
import { consentInputs } from "./consent-inputs.tsx";
import { PeopleTable } from "./PeopleTable.tsx";

const CasePlan = lazy(() => import("../sealed.ts").then((module) => ({ default: module.CasePlan })));

/** One case: what each person agreed to comes before what happened, because nothing may be done beyond it. */
export function CaseScreen() {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { id = "" } = useParams<{ id: string }>();
  const record = useRecord(casePath, caseKindName, id, Case);
  const { content } = record;
  const roles = useRoles(record.compartmentId);
  const worksHere = mandateRoles.some((role) => roles.includes(role));
  return (
    <RecordPage
      path={casePath}
      record={record}
      label={content.label}
      breadcrumbs={[{ to: "/cases", text: t("protection.case.many") }]}
      lead={t("protection.screen.case.lead", { country: isolate(countryName(content.country, language)), people: format.number(content.people.length), count: content.people.length })}
      actions={record.mayEdit ? <><LinkButton to={`/cases/${id}/edit`} look="main">{t("protection.screen.edit")}</LinkButton><LinkButton to={`/communications/new?case=${id}`}>{t("protection.screen.communication.draft-from-case")}</LinkButton></> : undefined}
      inputs={consentInputs(content, t)}
      parts={worksHere ? [{ key: "plan", text: t("protection.screen.plan.title"), body: <CasePlan of={record} /> }] : undefined}
    >
      <PeopleTable content={content} />
      <ConsentTable content={content} />
      <CaseContent content={content} linked={record.linked} />
    </RecordPage>
  );
}
