import { CountryField } from "#partners/screens/record-form/CountryField.tsx";
import { LabelField } from "#partners/screens/record-form/LabelField.tsx";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import type { KnownRecord } from "#partners/screens/record-form/record-form.ts";
import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { addresseeKinds, letterLanguages, letterTypes, type Communication } from "../../model/communication/communication.ts";
import { communicationKindName, communicationPath } from "../communication-path.ts";
import styles from "../protection.module.css";
import { SignatoryFields } from "../SignatoryFields.tsx";

/** To whom the letter goes, in which language, and which mandate leads it. */
export function AddresseeFields({ form, known }: { form: FormBinding<Communication>; known: readonly KnownRecord[] }) {
  const t = useMessages();
  const { addressee, lead, type, language } = form.values;
  const change = (part: Partial<Communication["addressee"]>) => form.set("addressee", { ...addressee, ...part });
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  return (
    <Section title={say("basics")}>
      <TextField label={say("title")} isRequired maxLength={200} {...form.field("title")} />
      <div className={styles["beside"]}>
        <WordField label={say("type")} name="type" words={letterTypes} textOf={(one) => t(`protection.letter-type.${one}`)} value={type} onChange={(one) => form.set("type", one)} />
        <WordField label={say("language")} name="language" words={letterLanguages} textOf={(one) => t(`protection.letter-language.${one}`)} value={language} onChange={(one) => form.set("language", one)} />
        <LabelField {...form.field("label")} />
        <WordField label={say("addressee-kind")} name="addressee.kind" words={addresseeKinds} textOf={(kind) => t(`protection.addressee-kind.${kind}`)} value={addressee.kind} onChange={(kind) => change({ kind, iso3: kind === "state" ? addressee.iso3 : null })} />
        {addressee.kind === "state" && <CountryField label={say("state")} name="addressee.iso3" value={addressee.iso3} onChange={(iso3) => change({ iso3 })} />}
        <TextField label={say("addressee")} name="addressee.name" value={addressee.name} onChange={(name) => change({ name })} maxLength={300} lang={language} />
        <TextField label={say("salutation")} hint={say("salutation-hint")} name="addressee.salutation" value={addressee.salutation} onChange={(salutation) => change({ salutation })} maxLength={200} lang={language} />
      </div>
      <RecordField label={say("follows-up")} name="followsUp" path={communicationPath} kind={communicationKindName} value={form.values.followsUp} onChange={(id) => form.set("followsUp", id)} emptyText={say("no-earlier")} known={known} />
      <fieldset className={styles["item"]}>
        <legend>{say("lead")}</legend>
        <SignatoryFields place="lead" value={lead} onChange={(part) => form.set("lead", { ...lead, ...part })} />
      </fieldset>
    </Section>
  );
}
