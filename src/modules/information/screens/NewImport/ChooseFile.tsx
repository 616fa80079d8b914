import { useState, type ReactNode } from "react";
import * as v from "valibot";
import { ApiProblem } from "#ui/api.ts";
import { FileDrop } from "#ui/form/FileDrop.tsx";
import { useMessages } from "#ui/messages.ts";
import { Refused } from "#ui/page/Refused.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Progress } from "#ui/text/Progress.tsx";
import { byteProgress } from "./byte-progress.ts";
import { Preview, type PreviewedFile } from "./preview.ts";
import { sendFile } from "./send-file.ts";

/** Two gigabytes, as the server takes at most. */
const mostBytes = 2 * 1024 ** 3;

/** A file by dragging or by the button. It is sent, its first rows come back, and nothing is stored yet. */
export function ChooseFile({ onPreviewed, back }: { onPreviewed: (file: PreviewedFile) => void; back: ReactNode }) {
  const t = useMessages();
  const [sending, setSending] = useState<{ readonly file: File; readonly startedAt: number }>();
  const [sent, setSent] = useState(0);
  const [refused, setRefused] = useState<{ readonly name: string; readonly problem: ApiProblem }>();
  const send = async (file: File) => {
    setRefused(undefined);
    setSent(0);
    setSending({ file, startedAt: Date.now() });
    try {
      const query = new URLSearchParams({ fileName: file.name.slice(-200) });
      onPreviewed({ ...v.parse(Preview, await sendFile(`/api/imports/preview?${query}`, file, setSent)), fileName: file.name.slice(-200) });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setRefused({ name: file.name, problem: error });
    } finally {
      setSending(undefined);
    }
  };
  return (
    <Section title={t("information.screen.import.choose")} lead={t("information.screen.import.choose-lead")} actions={back}>
      <div role="alert">{refused && (
          <>
            <p>{t("information.screen.import.not-taken", { name: refused.name })}</p>
            <Refused sentence={refused.problem.title} code={refused.problem.code} />
          </>
        )}</div>
      {sending ? (
        <Progress label={t("information.screen.import.sending", { name: sending.file.name })} {...byteProgress(sent, sending.file.size, sending.startedAt)} />
      ) : (
        <FileDrop
          label={t("information.screen.import.file")}
          hint={t("information.screen.import.file-hint")}
          accept=".csv,.tsv,.txt,.json,.gz,.zip"
          mostBytes={mostBytes}
          onFiles={([file]) => {
            if (file) void send(file);
          }}
        />
      )}
    </Section>
  );
}
