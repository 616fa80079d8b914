import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from "react";
import { useMessages } from "../messages.ts";
import { Button } from "../button/Button.tsx";
import { FormContext } from "./form-context.ts";
import { isPathOf, type FormState } from "./use-form.ts";
import styles from "./Form.module.css";

export type FormProps = { form: FormState; submitText: string; children: ReactNode; actions?: ReactNode };

/** A form: its fields, what is wrong with them, and the button. Errors come first and lead to their field. */
export function Form({ form, submitText, children, actions }: FormProps) {
  const t = useMessages();
  const prefix = useId();
  const [labels] = useState(() => new Map<string, string>());
  const context = useMemo(() => ({ prefix, errors: form.errors, labels }), [prefix, form.errors, labels]);
  return (
    <FormContext value={context}>
      <form
        noValidate
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void form.submit();
        }}
      >
        {(form.sentence !== undefined || form.errors.length > 0) && <ErrorSummary key={form.attempts} form={form} prefix={prefix} labels={labels} />}
        {children}
        <div className={styles["actions"]}>
          <Button type="submit" look="main" isBusy={form.isSaving}>{form.isSaving ? t("ui.form.saving") : submitText}</Button>
          {actions}
        </div>
      </form>
    </FormContext>
  );
}

function ErrorSummary({ form, prefix, labels }: { form: FormState; prefix: string; labels: ReadonlyMap<string, string> }) {
  const t = useMessages();
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles["summary"]} role="group" aria-label={t("ui.form.problems")}>
      <p ref={heading} tabIndex={-1}>{form.sentence ?? t("ui.form.check-fields", { count: form.errors.length })}</p>
      {form.errors.length > 0 && (
        <ul>
          {form.errors.map(({ path, sentence }) => {
            const [name, label] = [...labels].find(([known]) => isPathOf(path, known)) ?? [];
            if (name === undefined) return <li key={path}>{sentence}</li>;
            const id = `${prefix}-${name}`;
            return (
              <li key={path}>
                <a
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(id)?.focus();
                  }}
                >
                  {t("ui.form.field-problem", { label, sentence })}
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
