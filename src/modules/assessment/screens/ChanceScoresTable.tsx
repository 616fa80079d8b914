import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { ChanceScores } from "../contract.ts";
import { useSmallChance } from "./KillingRun/small-chance.ts";

/** Ten groups of fewer than ten cases each would show chance alone. */
const leastInGroups = 100;

type Group = ChanceScores["groups"][number];

/** How chances of something rare turned out: what the list of thirty found, scores beside those of always telling the base rate, and said beside happened. */
export function ChanceScoresTable({ scores }: { scores: ChanceScores }) {
  const t = useMessages();
  const format = useFormat();
  const say = useSmallChance();
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 });
  const four = (value: number) => format.number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
  const beside = (own: number, base: number) => t("assessment.screen.chance-scores.beside", { own: four(own), base: four(base) });
  const columns: readonly Column<Group>[] = [
    { key: "chance", title: t("assessment.screen.chance-scores.said"), kind: "number", value: ({ chance }) => chance, cell: ({ chance }) => <Bdi>{say(chance)}</Bdi> },
    { key: "share", title: t("assessment.screen.chance-scores.came"), kind: "number", value: ({ share }) => share, cell: ({ share }) => <Bdi>{percent(share)}</Bdi> },
    { key: "happened", title: t("assessment.screen.chance-scores.happened"), kind: "number", value: ({ happened }) => happened },
    { key: "cases", title: t("assessment.screen.chance-scores.cases"), kind: "number", value: ({ forecasts }) => forecasts },
    { key: "interval", title: t("assessment.screen.chance-scores.interval"), kind: "number", isMinor: true, value: ({ interval }) => interval.high, cell: ({ interval }) => <Bdi>{percent(interval.low)} – {percent(interval.high)}</Bdi> },
  ];
  return (
    <>
      <KeyValue items={[
        // A list that everybody is on finds all and says nothing.
        ...(scores.listed === scores.cases ? [] : [{ key: t("assessment.screen.chance-scores.found"), value: t("assessment.screen.chance-scores.found-of", { found: scores.found, onsets: scores.onsets, alarms: Math.round(scores.falsePerTrue ?? 0) }) }]),
        { key: t("assessment.screen.chance-scores.auc"), value: scores.auc === undefined ? undefined : format.number(scores.auc, { minimumFractionDigits: 3, maximumFractionDigits: 3 }) },
        { key: t("assessment.screen.chance-scores.brier"), value: beside(scores.brier, scores.brierOfBaseRate) },
        { key: t("assessment.screen.chance-scores.log"), value: beside(scores.logScore, scores.logScoreOfBaseRate) },
      ]} />
      {scores.cases >= leastInGroups && <DataTable caption={t("assessment.screen.chance-scores.groups")} columns={columns} rows={scores.groups} rowKey={({ chance }) => chance} />}
    </>
  );
}
