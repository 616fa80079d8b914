import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { AddresseeGroup } from "../../model/partner.ts";
import { LabelField } from "../record-form/LabelField.tsx";
import type { KnownRecord } from "../record-form/record-form.ts";
import { MembersField } from "./MembersField.tsx";

export function AddresseeGroupFields({ form, known }: { form: FormBinding<AddresseeGroup>; known: readonly KnownRecord[] }) {
  const t = useMessages();
  const { field, set, values } = form;
  return (
    <>
      <TextField label={t("partners.screen.name")} isRequired maxLength={300} {...field("title")} />
      <LabelField {...field("label")} />
      <Section title={t("partners.screen.members")} lead={t("partners.screen.members-hint")}>
        <MembersField value={values.members} known={known} onChange={(members) => set("members", [...members])} />
      </Section>
      <TextArea label={t("partners.screen.notes")} rows={3} maxLength={4000} {...field("notes")} />
    </>
  );
}
