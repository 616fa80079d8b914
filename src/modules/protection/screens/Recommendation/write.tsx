import { useState } from "react";
import { useParams, useSearch } from "wouter";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { NewRecordForm } from "#partners/screens/record-form/NewRecordForm.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecord } from "#ui/record/record.ts";
import { Recommendation } from "../../model/recommendation/recommendation.ts";
import { recommendationKindName, recommendationPath } from "../recommendation-path.ts";
import { visitRoles } from "../visit-path.ts";
import { firstRecommendation, recommendationForm } from "./recommendation-form.tsx";

export function NewRecommendationScreen() {
  const t = useMessages();
  const { language } = useLanguage();
  const asked = new URLSearchParams(useSearch()).get("visit") ?? "";
  const [first] = useState(() => firstRecommendation(asked, language));
  const mayWrite = useCompartmentsFor(visitRoles).length > 0;
  return (
    <Page title={t("protection.screen.recommendations.new")} label="confidential" breadcrumbs={[{ to: "/recommendations", text: t("protection.recommendation.many") }]}>
      {mayWrite ? <NewRecordForm of={recommendationForm} first={first} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted" />}
    </Page>
  );
}

export function EditRecommendationScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord(recommendationPath, recommendationKindName, id, Recommendation);
  return (
    <Page title={record.title} label={record.content.label} breadcrumbs={[{ to: `/recommendations/${id}`, text: record.title }]}>
      {record.mayEdit ? <EditRecordForm key={id} of={recommendationForm} record={record} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted">{t("platform.not-editable-now")}</Empty>}
    </Page>
  );
}
