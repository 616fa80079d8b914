import { Button } from "#ui/button/Button.tsx";
import { DateTimeField } from "#ui/form/DateTimeField.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Alert } from "../../model/alert.ts";
import { deadlinesFor } from "./alert-draft.ts";
import styles from "../form.module.css";

const names = ["acknowledgeBy", "respondBy", "actBy", "reportBackBy"] as const;

/** The four clocks, with days that leave room before the harm is expected. */
export function DeadlineFields({ form }: { form: FormBinding<Alert> }) {
  const t = useMessages();
  const { deadlines, timeAvailable } = form.values;
  const propose = () => form.set("deadlines", deadlinesFor(timeAvailable, new Date()));
  return (
    <Section title={t("warning.screen.deadlines.title")} lead={t("warning.screen.deadlines.lead")} actions={<Button onClick={propose}>{t("warning.screen.deadlines.propose")}</Button>}>
      <div className={styles["beside"]}>
        {names.map((name) => (
          <DateTimeField key={name} label={t(`warning.screen.deadlines.${name}`)} name={`deadlines.${name}`} value={deadlines[name] ?? ""} onChange={(iso) => form.set("deadlines", { ...deadlines, [name]: iso === "" ? null : iso })} isRequired={name === "acknowledgeBy" || name === "respondBy"} />
        ))}
      </div>
    </Section>
  );
}
