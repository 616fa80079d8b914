import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "wouter";
import { EditRecordForm } from "#partners/screens/record-form/EditRecordForm.tsx";
import { NewRecordForm } from "#partners/screens/record-form/NewRecordForm.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { recordQuery, useRecord } from "#ui/record/record.ts";
import { Exposure } from "../../model/exposure/exposure.ts";
import { reprisalReaders } from "../../model/reprisal/reprisal-steps.ts";
import { Reprisal } from "../../model/reprisal/reprisal.ts";
import { exposureKindName, exposurePath } from "../exposure-path.ts";
import { reprisalKindName, reprisalPath } from "../reprisal-path.ts";
import { firstReprisal, reprisalFrom } from "./first-reprisal.ts";
import { reprisalForm } from "./reprisal-form.tsx";

/** Anew, or from an exposure whose harm is said to have come because of it. */
export function NewReprisalScreen() {
  const t = useMessages();
  const { language } = useLanguage();
  const search = new URLSearchParams(useSearch());
  const [exposureId, harmKey] = [search.get("exposure") ?? "", search.get("harm") ?? ""];
  const mayWrite = useCompartmentsFor(reprisalReaders).length > 0;
  const { data, isLoading } = useQuery({ ...recordQuery(exposurePath, exposureKindName, exposureId, Exposure), enabled: exposureId !== "" });
  const first = data === undefined ? firstReprisal(language) : reprisalFrom(exposureId, data.content, harmKey);
  return (
    <Page title={t("protection.screen.reprisals.new")} label="confidential" breadcrumbs={[{ to: "/reprisals", text: t("protection.reprisal.many") }]}>
      {!mayWrite ? <Empty why="not-permitted" /> : isLoading ? <Skeleton lines={8} /> : <NewRecordForm of={reprisalForm} first={first} compartmentId={data?.compartmentId} submitText={t("protection.screen.save")} />}
    </Page>
  );
}

export function EditReprisalScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord(reprisalPath, reprisalKindName, id, Reprisal);
  return (
    <Page title={record.title} label={record.content.label} breadcrumbs={[{ to: `/reprisals/${id}`, text: record.title }]}>
      {record.mayEdit ? <EditRecordForm key={id} of={reprisalForm} record={record} submitText={t("protection.screen.save")} /> : <Empty why="not-permitted">{t("platform.not-editable-now")}</Empty>}
    </Page>
  );
}
