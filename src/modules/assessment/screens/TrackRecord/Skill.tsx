import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { TrackRecord } from "../../contract.ts";
import { skillAgainst } from "./skill.ts";

type Model = TrackRecord["models"][number];

/** The forecasts and the simple rules on the same months: the sentence first, whichever way it comes out. */
export function Skill({ models }: { models: readonly Model[] }) {
  const t = useMessages();
  const format = useFormat();
  const two = (value: number) => <Bdi>{format.number(value, { maximumFractionDigits: 2 })}</Bdi>;
  const name = (model: Model["model"]) => (model === "vigie" ? t("assessment.screen.track-record.ours") : t(`assessment.baseline.${model}`));
  const nearerThan = (model: Model["model"]) => (model === "vigie" ? undefined : skillAgainst(models, model));
  const columns: readonly Column<Model>[] = [
    { key: "model", title: t("assessment.screen.country.rule"), kind: "text", value: ({ model }) => name(model) },
    { key: "crps", title: t("assessment.screen.track-record.crps"), kind: "number", value: ({ crps }) => crps, cell: ({ crps }) => two(crps) },
    {
      key: "skill", title: t("assessment.screen.track-record.nearer"), kind: "number", value: ({ model }) => nearerThan(model) ?? null,
      cell: ({ model }) => { const skill = nearerThan(model); return skill === undefined ? undefined : <Bdi>{format.percent(skill)}</Bdi>; },
    },
    { key: "ignorance", title: t("assessment.screen.track-record.ignorance"), kind: "number", value: ({ ignorance }) => ignorance, cell: ({ ignorance }) => two(ignorance) },
    { key: "interval", title: t("assessment.screen.track-record.interval"), kind: "number", value: ({ intervalScore }) => intervalScore, cell: ({ intervalScore }) => two(intervalScore) },
  ];
  const ours = models.find(({ model }) => model === "vigie");
  const skill = skillAgainst(models, "conflictology");
  return (
    <>
      {ours !== undefined && skill !== undefined && <p>{t("assessment.screen.track-record.skill", { months: ours.months, runs: ours.runs, share: format.percent(Math.abs(skill)), direction: skill > 0.005 ? "better" : skill < -0.005 ? "worse" : "same" })}</p>}
      <DataTable caption={t("assessment.screen.track-record.models")} columns={columns} rows={models} rowKey={({ model }) => model} />
    </>
  );
}
