import { Button } from "#ui/button/Button.tsx";
import { Form } from "#ui/form/Form.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { FirstRows } from "./FirstRows.tsx";
import type { PreviewedFile } from "./preview.ts";
import { startImport } from "./start-import.ts";

type StartUcdpProps = { file: PreviewedFile; layout: { readonly layout: string; readonly release: string | null }; /** What was typed for this file before. */ kept: string | undefined; onStarted: (runId: string) => void; onAgain: (release: string) => void };

/** A file of UCDP says itself what its columns mean; only its release may have to be named. */
export function StartUcdp({ file, layout, kept, onStarted, onAgain }: StartUcdpProps) {
  const t = useMessages();
  const form = useForm({
    initial: { release: kept ?? layout.release ?? "" },
    // Without one the file would count as older than everything.
    check: ({ release }) => (release.trim() === "" && layout.release === null ? [{ path: "release", sentence: t("information.screen.import.release-missing") }] : []),
    save: ({ release }) => startImport({ format: "ucdp-ged", fileName: file.fileName, upload: file.upload, release }),
    onSaved: onStarted,
  });
  return (
    <>
      <Section title={t("information.screen.import.recognised")} lead={t("information.screen.import.recognised-ucdp", { name: file.fileName })}>
        <Form form={form} submitText={t("information.screen.import.start")} actions={<Button look="quiet" onClick={() => onAgain(form.values.release)}>{t("information.screen.import.other-file")}</Button>}>
          <TextField label={t("information.screen.imports.release")} hint={t("information.screen.import.release-hint")} {...form.field("release")} isRequired={layout.release === null} maxLength={60} />
        </Form>
      </Section>
      <FirstRows names={file.header} rows={file.rows} />
    </>
  );
}
