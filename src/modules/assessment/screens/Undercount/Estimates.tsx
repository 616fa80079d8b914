import { useSuspenseQuery } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Notice } from "#ui/page/Notice.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { NotKnown } from "#ui/table/NotKnown.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { UndercountAnswer, type Spread } from "../../contract.ts";
import { undercountKindName, undercountPath } from "../undercount-path.ts";

type Model = Spread["models"][number];

/** All models together, with what warns against them; or why none of them can say anything. */
export function Estimates({ id }: { id: string }) {
  const t = useMessages();
  const format = useFormat();
  const { estimate } = useSuspenseQuery({ queryKey: [undercountKindName, id, "estimate"], queryFn: () => api.get(`/api/${undercountPath}/${id}/estimate`, undefined, UndercountAnswer) }).data;
  if (estimate === null) return null;
  const { computed } = estimate;
  if ("reason" in computed) return <Notice><p><strong>{t("assessment.screen.undercount.no-answer")}</strong> {t(`assessment.undercount-reason.${computed.reason}`)}</p></Notice>;
  const { recorded, lowest, highest } = computed;
  return (
    <>
      <Section
        title={t("assessment.screen.undercount.models")}
        lead={<><p>{t("assessment.screen.undercount.sentence", { recorded, lowest: Math.round(lowest), highest: Math.round(highest) })}</p><p>{t("assessment.screen.undercount.limits")} <MethodLink method="undercount" /></p></>}
      >
        {computed.warnings.length > 0 && <Warnings warnings={computed.warnings} />}
        <Models models={computed.models} />
      </Section>
      <Section title={t("assessment.screen.undercount.each-list")}>
        <Lists lists={computed.lists} />
      </Section>
      <p>{t("assessment.screen.undercount.made", { when: format.dateTime(estimate.estimatedAt), version: estimate.modelVersion, seed: estimate.seed })} <code>{estimate.tableSha256.slice(0, 16)}</code></p>
    </>
  );
}

function Models({ models }: { models: readonly Model[] }) {
  const t = useMessages();
  const format = useFormat();
  const whole = (value: number) => format.number(Math.round(value));
  const columns: readonly Column<Model>[] = [
    { key: "model", title: t("assessment.screen.undercount.model"), kind: "text", isSortable: false, value: ({ model }) => t(`assessment.undercount-model.${model}`) },
    { key: "total", title: t("assessment.screen.undercount.total"), kind: "number", value: ({ estimate }) => estimate?.total ?? null, cell: ({ estimate }) => (estimate ? <Bdi>{whole(estimate.total)}</Bdi> : <NotKnown />) },
    { key: "interval", title: t("assessment.screen.undercount.interval"), kind: "number", value: ({ estimate }) => estimate?.high ?? null, cell: ({ estimate }) => (estimate ? <Bdi>{t("assessment.screen.forecast.between", { low: Math.round(estimate.low), high: Math.round(estimate.high) })}</Bdi> : <NotKnown />) },
    {
      key: "says", title: t("assessment.screen.undercount.assumes"), kind: "text", isSortable: false, value: ({ model }) => model,
      cell: ({ model, reason, terms }) => (reason ? t(`assessment.undercount-reason.${reason}`) : <>{t(`assessment.undercount-assumes.${model}`)}{terms !== undefined && terms.length > 0 && <> <bdi>{format.list(terms.map((pair) => pair.join(" – ")))}</bdi></>}</>),
    },
  ];
  return <DataTable caption={t("assessment.screen.undercount.models")} isCaptionHidden columns={columns} rows={models} rowKey={({ model }) => model} />;
}

function Lists({ lists }: { lists: Spread["lists"] }) {
  const t = useMessages();
  const columns: readonly Column<Spread["lists"][number]>[] = [
    { key: "list", title: t("assessment.screen.undercount.list"), kind: "text", value: ({ list }) => list, cell: ({ list }) => <Bdi>{list}</Bdi> },
    { key: "people", title: t("assessment.screen.undercount.people"), kind: "number", value: ({ people }) => people },
    { key: "shared", title: t("assessment.screen.undercount.shared"), kind: "number", value: ({ shared }) => shared },
  ];
  return <DataTable caption={t("assessment.screen.undercount.each-list")} isCaptionHidden columns={columns} rows={lists} rowKey={({ list }) => list} />;
}

function Warnings({ warnings }: { warnings: Spread["warnings"] }) {
  const t = useMessages();
  const say = (warning: Spread["warnings"][number]) => {
    if (warning.code === "small-list" || warning.code === "few-shared") return t(`assessment.undercount-warning.${warning.code}`, { list: isolate(warning.list), people: warning.people });
    if (warning.code === "nobody-shared" || warning.code === "dependent-lists") return t(`assessment.undercount-warning.${warning.code}`, { one: isolate(warning.lists[0]), other: isolate(warning.lists[1]) });
    if (warning.code === "models-disagree") return t("assessment.undercount-warning.models-disagree", { lowest: Math.round(warning.lowest), highest: Math.round(warning.highest) });
    if (warning.code === "without-answer") return t("assessment.undercount-warning.without-answer", { model: t(`assessment.undercount-model.${warning.model}`) });
    return t("assessment.undercount-warning.few-lists");
  };
  return <Notice><strong>{t("assessment.screen.undercount.warnings")}</strong><ul>{warnings.map((warning) => <li key={JSON.stringify(warning)}>{say(warning)}</li>)}</ul></Notice>;
}
