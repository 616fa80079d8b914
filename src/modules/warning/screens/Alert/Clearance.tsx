import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { isolate } from "#ui/text/isolate.ts";
import type { Alert } from "../../model/alert.ts";
import { alertKindName, alertPath } from "../alert-path.ts";

const Revision = v.object({ step: v.nullable(v.string()), authorName: v.nullable(v.string()), at: v.string() });
const History = v.object({ items: v.array(Revision) });

/** Three different people: who wrote it, who read it a second time, who cleared it; and what was corrected since. */
export function Clearance({ record }: { record: RecordAnswer<Alert> }) {
  const t = useMessages();
  const format = useFormat();
  const { data } = useSuspenseQuery({ queryKey: [alertKindName, record.id, "history", "clearance"], queryFn: () => api.get(`/api/${alertPath}/${record.id}/history`, undefined, History) });
  const authors = [...new Set(data.items.flatMap((one) => (one.step === null && one.authorName !== null ? [one.authorName] : [])))];
  const taken = (steps: readonly string[]) => {
    const last = data.items.find((one) => one.step !== null && steps.includes(one.step));
    return last ? t("warning.screen.clearance.by", { name: isolate(last.authorName ?? t("ui.record.unnamed")), when: format.dateTime(last.at) }) : t("warning.screen.clearance.not-yet");
  };
  const { secondReading, cleared, corrections, form } = record.content;
  const notYet = t("warning.screen.clearance.not-yet");
  return (
    <Section title={t("warning.screen.clearance.title")} lead={t(form === "flash" ? "warning.screen.clearance.lead-flash" : "warning.screen.clearance.lead")}>
      <KeyValue
        items={[
          { key: t("warning.screen.clearance.written"), value: format.list(authors.map(isolate)) },
          { key: t("warning.screen.clearance.second-read"), value: secondReading === null ? notYet : taken(["second-read", "second-read-afterwards"]) },
          { key: t("warning.screen.clearance.cleared"), value: cleared === null ? notYet : taken(["issue"]) },
          ...corrections.map((correction) => ({ key: t("warning.screen.clearance.corrected", { when: format.dateTime(correction.at) }), value: <UserText text={correction.what} /> })),
        ]}
      />
    </Section>
  );
}
