import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { Form } from "#ui/form/Form.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { useSealing } from "../sealing/sealing-query.ts";
import type { Officer } from "../../model/ceremony.ts";

export type Begun = { readonly name: string; readonly officers: readonly Officer[] };

export function Begin({ onBegin }: { onBegin: (begun: Begun) => Promise<void> }) {
  const t = useMessages();
  const { offices } = useSealing();
  // The people of an exercise are invented: none of them can hold the keys of the work.
  const possible = offices.filter(({ isExercise }) => !isExercise).flatMap(({ id, name, people }) => people.flatMap((person) => (person.recipient === null || person.signer === null ? [] : [{ key: `${id} ${person.accountId}`, text: `${person.name} · ${name}`, officer: { accountId: person.accountId, compartment: id, recipient: person.recipient, signer: person.signer } }])));
  const form = useForm({
    initial: { name: "", officers: [] as readonly string[] },
    outlivesPage: true,
    check: ({ name, officers }) => [
      ...(name.trim() === "" ? [{ path: "name", sentence: t("protection.screen.ceremony.name-missing") }] : []),
      ...(officers.length === 0 ? [{ path: "officers", sentence: t("protection.screen.ceremony.officers-missing") }] : []),
    ],
    save: ({ name, officers }) => onBegin({ name, officers: possible.filter(({ key }) => officers.includes(key)).map(({ officer }) => officer) }),
  });
  return (
    <Section title={t("protection.screen.ceremony.begin")} lead={t("protection.screen.ceremony.begin-lead")}>
      <Form form={form} submitText={t("protection.screen.ceremony.make-root")}>
        <TextField label={t("protection.screen.keys.name")} isRequired maxLength={200} {...form.field("name")} />
        {possible.length === 0 ? <p>{t("protection.screen.ceremony.nobody")}</p> : <CheckboxGroup label={t("protection.screen.ceremony.officers")} hint={t("protection.screen.ceremony.officers-hint")} isRequired options={possible.map(({ key, text }) => ({ value: key, text }))} {...form.field("officers")} />}
      </Form>
    </Section>
  );
}
