import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { meetingConsents, meetingKinds, type Meeting, type Visit } from "../../model/visit/visit.ts";
import styles from "../protection.module.css";
import { nextKey, RowList } from "../RowList.tsx";

/** Who is met, where and when, and what keeps them from harm. A confidential meeting holds no names. */
export function ProgrammeFields({ form }: { form: FormBinding<Visit> }) {
  const t = useMessages();
  const say = (name: string) => t(`protection.screen.visit.${name}`);
  const { programme } = form.values;
  const fresh = (): Meeting => ({ key: nextKey("p", programme), on: null, place: "", kind: "defenders", withWhom: "", isConfidential: true, interpreter: "", consent: "not-asked", doNoHarm: "" });
  return (
    <Section title={say("programme")} lead={say("programme-lead")}>
      <RowList rows={programme} onChange={(rows) => form.set("programme", rows)} legend={(_, index) => t("protection.screen.visit.meeting-number", { number: index + 1 })} addText={say("meeting-add")} fresh={fresh}>
        {(row, change, index) => (
          <>
            <div className={styles["beside"]}>
              <DayField label={say("on")} name={`programme.${index}.on`} value={row.on ?? ""} onChange={(on) => change({ on: on === "" ? null : on })} />
              <TextField label={say("place")} name={`programme.${index}.place`} value={row.place} onChange={(place) => change({ place })} maxLength={300} />
              <WordField label={say("kind")} name={`programme.${index}.kind`} words={meetingKinds} textOf={(kind) => t(`protection.meeting.${kind}`)} value={row.kind} onChange={(kind) => change({ kind })} />
              <WordField label={say("consent")} name={`programme.${index}.consent`} words={meetingConsents} textOf={(consent) => t(`protection.answer.${consent}`)} value={row.consent} onChange={(consent) => change({ consent })} />
              <TextField label={say("interpreter")} name={`programme.${index}.interpreter`} value={row.interpreter} onChange={(interpreter) => change({ interpreter })} maxLength={300} />
            </div>
            <CheckboxField label={say("confidential")} name={`programme.${index}.isConfidential`} value={row.isConfidential} onChange={(isConfidential) => change({ isConfidential, ...(isConfidential ? { withWhom: "" } : {}) })} />
            {!row.isConfidential && <TextField label={say("with-whom")} name={`programme.${index}.withWhom`} value={row.withWhom} onChange={(withWhom) => change({ withWhom })} maxLength={1000} />}
            <TextField label={say("do-no-harm")} name={`programme.${index}.doNoHarm`} value={row.doNoHarm} onChange={(doNoHarm) => change({ doNoHarm })} maxLength={2000} />
          </>
        )}
      </RowList>
    </Section>
  );
}
