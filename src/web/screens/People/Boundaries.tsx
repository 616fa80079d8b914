import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ImportedAreas } from "#geography/contract.ts";
import { announce } from "#ui/announce.ts";
import { api, ApiProblem } from "#ui/api.ts";
import { FileDrop } from "#ui/form/FileDrop.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { Section } from "#ui/page/Section.tsx";

/** As the server takes at most; larger files go in by the command line. */
const mostBytes = 40_000_000;

type Outcome = { readonly name: string; readonly answer: ImportedAreas } | { readonly name: string; readonly problem: ApiProblem };

/** Boundaries with their codes, for everybody's maps: dropped here, stored at once, because importing a file again changes nothing. */
export function Boundaries() {
  const t = useMessages();
  const queries = useQueryClient();
  const [country, setCountry] = useState("");
  const [sending, setSending] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();
  const send = async (file: File) => {
    const name = file.name.slice(-200);
    setOutcome(undefined);
    setSending(name);
    try {
      const query = new URLSearchParams({ fileName: name, ...(country === "" ? {} : { country }) });
      setOutcome({ name, answer: await api.send("POST", `/api/areas?${query}`, file, { schema: ImportedAreas }) });
      announce(t("web.boundaries.done", { name }));
      await queries.invalidateQueries();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setOutcome({ name, problem: error });
    } finally {
      setSending(undefined);
    }
  };
  return (
    <Section title={t("web.boundaries.title")} lead={t("web.boundaries.lead")}>
      <TextField label={t("web.boundaries.country")} hint={t("web.boundaries.country-hint")} name="country" value={country} onChange={(text) => setCountry(text.toUpperCase())} maxLength={3} />
      <FileDrop
        label={t("web.boundaries.file")}
        hint={t("web.boundaries.file-hint")}
        accept=".geojson,.json,.topojson,.gz,.zip"
        mostBytes={mostBytes}
        onFiles={([file]) => {
          if (file && sending === undefined) void send(file);
        }}
      />
      {sending !== undefined && <p role="status">{t("web.boundaries.sending", { name: sending })}</p>}
      <div role="alert">
        {outcome && "problem" in outcome && (
          <>
            <p>{t("web.boundaries.not-taken", { name: outcome.name })}</p>
            <Refused sentence={outcome.problem.title} code={outcome.problem.code} />
          </>
        )}
      </div>
      {outcome && "answer" in outcome && <Imported name={outcome.name} answer={outcome.answer} />}
    </Section>
  );
}

function Imported({ name, answer }: { name: string; answer: ImportedAreas }) {
  const t = useMessages();
  const format = useFormat();
  const counts = (["read", "stored", "updated", "unchanged", "rejected"] as const).map((key) => ({ key: t(`web.boundaries.${key}`), value: format.number(answer[key]) }));
  return (
    <Section title={t("web.boundaries.done", { name })}>
      <KeyValue items={counts} />
      {answer.rejections.length > 0 && (
        <ul aria-label={t("web.boundaries.rejections")}>
          {answer.rejections.map(({ feature, code, sentence }) => (
            <li key={`${feature} ${code}`}>{t("web.boundaries.rejection", { feature, sentence })}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
