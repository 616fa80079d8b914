import type { ReactNode } from "react";
import { useMessages } from "../messages.ts";
import type { FieldPlace } from "./form-context.ts";
import styles from "./Field.module.css";

type FrameProps = { label: string; hint?: string; isRequired?: boolean; place: FieldPlace; children: ReactNode };

/** Label, hint and error around one control. */
export function FieldFrame({ label, hint, isRequired = false, place, children }: FrameProps) {
  return (
    <div className={styles["field"]}>
      <label htmlFor={place.id} className={styles["label"]}><LabelText label={label} isRequired={isRequired} /></label>
      <Around hint={hint} place={place}>{children}</Around>
    </div>
  );
}

/** The same around several controls that are one answer. The group carries the field's identifier, so that the summary reaches it. */
export function GroupFrame({ label, hint, isRequired = false, place, children }: FrameProps) {
  return (
    <fieldset className={styles["group"]} id={place.id} tabIndex={-1} aria-describedby={place.describedBy}>
      <legend className={styles["label"]}><LabelText label={label} isRequired={isRequired} /></legend>
      <Around hint={hint} place={place}>{children}</Around>
    </fieldset>
  );
}

function LabelText({ label, isRequired }: { label: string; isRequired: boolean }) {
  const t = useMessages();
  return (
    <>
      {label}
      {isRequired && <span className={styles["required"]}> {t("ui.form.required")}</span>}
    </>
  );
}

function Around({ hint, place, children }: { hint?: string; place: FieldPlace; children: ReactNode }) {
  return (
    <>
      {hint !== undefined && <span id={place.hintId} className={styles["hint"]}>{hint}</span>}
      {children}
      {place.error !== undefined && <span id={place.errorId} className={styles["error"]}>{place.error}</span>}
    </>
  );
}
