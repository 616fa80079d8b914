import { useState } from "react";
import { useParams } from "wouter";
import { isStrongEnough } from "#platform/rules/sealing/passphrase.ts";
import { Form } from "#ui/form/Form.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useRecord } from "#ui/record/record.ts";
import { leaseHours } from "../../model/mission-pack/lease.ts";
import { mostRecords } from "../../model/mission-pack/mission-pack.ts";
import { Visit } from "../../model/visit/visit.ts";
import { SuggestedWords } from "../Keys/SuggestedWords.tsx";
import { beginPack, type Begun } from "../mission-pack/make-pack.ts";
import { provenReaders, useRootOf, useSealing } from "../sealing/sealing-query.ts";
import { visitKindName, visitPath } from "../visit-path.ts";
import { ChosenRecords, useBesideVisit, type Chosen } from "./ChosenRecords.tsx";
import { FinishPack } from "./FinishPack.tsx";
import { useDevice } from "./use-device.ts";
import { usePackWords } from "./use-pack-words.ts";

/** Hours that can be chosen: a day, the usual, and the most. */
const hours = [24, leaseHours.usual, leaseHours.most] as const;

/** What travels on this device to a visit: chosen here, sealed here. */
export function NewMissionPackScreen() {
  usePackWords();
  const t = useMessages();
  const { id = "" } = useParams<{ id: string }>();
  const visit = useRecord(visitPath, visitKindName, id, Visit);
  const [begun, setBegun] = useState<Begun>();
  return (
    <Page title={t("protection.screen.pack.new")} lead={t("protection.screen.pack.new-lead")} label={visit.content.label} breadcrumbs={[{ to: "/visits", text: t("protection.visit.many") }, { to: `/visits/${id}`, text: visit.title }]}>
      {begun === undefined ? <ChoosePack visitId={id} compartmentId={visit.compartmentId} onBegun={setBegun} /> : <FinishPack begun={begun} />}
    </Page>
  );
}

type Props = { visitId: string; compartmentId: string; onBegun: (begun: Begun) => void };

function ChoosePack({ visitId, compartmentId, onBegun }: Props) {
  const t = useMessages();
  const { language } = useLanguage();
  const sealing = useSealing();
  const organisation = useRootOf()(compartmentId);
  const stepUp = useStepUp();
  const device = useDevice();
  const beside: readonly Chosen[] = useBesideVisit(visitId);
  const form = useForm({
    initial: { chosen: beside, hours: String(leaseHours.usual), passphrase: "", again: "" },
    check: ({ chosen, passphrase, again }) => [
      ...(chosen.length <= mostRecords ? [] : [{ path: "chosen", sentence: t("protection.screen.pack.too-many", { most: mostRecords }) }]),
      ...(isStrongEnough(passphrase) ? [] : [{ path: "passphrase", sentence: t("sealing.passphrase-weak") }]),
      ...(again === passphrase ? [] : [{ path: "again", sentence: t("protection.screen.keys.again-differs") }]),
    ],
    save: async ({ chosen, hours: lasting, passphrase }) => {
      const readers = organisation === "" ? [] : await provenReaders(sealing, compartmentId);
      return stepUp.attempt(beginPack({
        visitId, compartmentId, organisation, hours: Number(lasting), passphrase, language,
        readers: readers.map(({ recipient, signer }) => ({ recipient, signer })),
        records: chosen.map(({ path, id }) => ({ path, id })),
      }));
    },
    onSaved: onBegun,
  });
  return (
    <Form form={form} submitText={t("protection.screen.pack.make")}>
      {device && <Notice>{t("protection.screen.pack.takes-place")}</Notice>}
      <ChosenRecords visitId={visitId} chosen={form.values.chosen} onChange={(chosen) => form.set("chosen", chosen)} />
      <SelectField label={t("protection.screen.pack.hours")} hint={t("protection.screen.pack.hours-hint")} options={hours.map((count) => ({ value: String(count), text: t("protection.screen.pack.hours-of", { days: count / 24 }) }))} {...form.field("hours")} />
      <SuggestedWords />
      <TextField type="password" autoComplete="off" label={t("protection.screen.pack.passphrase")} hint={t("protection.screen.pack.passphrase-new")} isRequired {...form.field("passphrase")} />
      <TextField type="password" autoComplete="off" label={t("protection.screen.keys.again")} isRequired {...form.field("again")} />
      {stepUp.link}
    </Form>
  );
}
