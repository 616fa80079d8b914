import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "wouter";
import { useEventWords } from "#information/screens/event-words.ts";
import { api } from "#ui/api.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useRecord } from "#ui/record/record.ts";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { KillingCountryAnswer } from "../../contract.ts";
import { KillingRun } from "../../model/killing/killing-run.ts";
import { CountryPage } from "../CountryPage.tsx";
import { ReportedMonths } from "../ReportedMonths.tsx";
import { useSmallChance } from "../KillingRun/small-chance.ts";
import { killingKindName, killingPath } from "../killing-path.ts";

type Reason = KillingCountryAnswer["reason"];

/** One country of a run: the sentence first, then what it stands beside, why, and past situations like this one. */
export function KillingCountryScreen() {
  const t = useMessages();
  const words = useEventWords();
  const say = useSmallChance();
  const format = useFormat();
  const { id = "", unit = "" } = useParams<{ id: string; unit: string }>();
  const run = useRecord(killingPath, killingKindName, id, KillingRun);
  const { data } = useSuspenseQuery({ queryKey: [killingKindName, id, "chances", unit], queryFn: () => api.get(`/api/${killingPath}/${id}/chances/${unit}`, undefined, KillingCountryAnswer) });
  const country = words.country({ countryIso3: unit, countryName: null });
  const { until, units } = data.basis;
  const years = { first: String(until + 1), second: String(until + 2) };
  const outcome = data.happenedTwo ?? data.happenedOne;
  return (
    <CountryPage
      country={country} unit={unit} run={run} path={`/${killingPath}/${id}`} many={t("assessment.killing-run.many")} estimate={data.estimate} method="mass-killing" beside={t("assessment.screen.killing.beside")}
      sentence={t("assessment.screen.killing-country.sentence", { country: isolate(country), ...years, chance: say(data.withinTwo), base: say(data.baseRate), times: format.number(data.withinTwo / Math.max(data.baseRate, 0.0001), { maximumSignificantDigits: 2 }) })}
    >
      <KeyValue items={[
        { key: t("assessment.screen.killing.within-two", years), value: say(data.withinTwo) },
        { key: t("assessment.screen.killing.within-one", years), value: say(data.withinOne) },
        { key: t("assessment.screen.killing.rank"), value: t("assessment.screen.killing-country.rank-of", { rank: data.rank, units }) },
        { key: t("assessment.screen.killing-country.onsets"), value: data.onsets.length === 0 ? t("assessment.screen.killing-country.no-onsets") : format.list(data.onsets.map(String)) },
        { key: t("assessment.screen.country.last-time"), value: data.earlier === null ? t("assessment.screen.killing-country.no-earlier") : <Link href={`/${killingPath}/${data.earlier.id}/countries/${unit}`}>{t("assessment.screen.killing-country.earlier", { chance: say(data.earlier.withinTwo), rank: data.earlier.rank, until: String(data.earlier.until) })}</Link> },
        ...(outcome === null ? [] : [{ key: t("assessment.screen.killing.happened"), value: t(`assessment.screen.killing.${outcome ? "began" : "none-began"}`) }]),
      ]} />
      <ReportedOf reported={data.reported} until={until} />
      <Section title={t("assessment.screen.country.why")} lead={t("assessment.screen.killing-country.why-lead")}>
        <Families families={data.reason.families} />
      </Section>
      <Section title={t("assessment.screen.country.alike")} lead={t("assessment.screen.killing-country.alike-lead")}>
        <Alike alike={data.reason.alike} />
      </Section>
    </CountryPage>
  );
}

/** The table says nothing of who went on reporting; the imported events say a little. */
function ReportedOf({ reported, until }: { reported: KillingCountryAnswer["reported"]; until: number }) {
  const t = useMessages();
  const format = useFormat();
  const month = format.month(`${until}-12`);
  if (reported === null) return <p>{t("assessment.screen.killing-country.reported-unknown", { month })}</p>;
  return <p>{t("assessment.screen.killing-country.reported-from", { month, datasets: format.list(reported.datasets.map(isolate)) })} <ReportedMonths reported={reported} /></p>;
}

function Families({ families }: { families: Reason["families"] }) {
  const t = useMessages();
  const format = useFormat();
  const columns: readonly Column<Reason["families"][number]>[] = [
    { key: "family", title: t("assessment.screen.country.family"), kind: "text", value: ({ family }) => t(`assessment.killing-family.${family}`) },
    {
      key: "part", title: t("assessment.screen.killing-country.part"), kind: "number", value: ({ part }) => part,
      cell: ({ part }) => <Bdi>{t("assessment.screen.country.times", { factor: format.number(Math.exp(Math.abs(part)), { maximumFractionDigits: 1 }), direction: Math.abs(part) < 0.05 ? "none" : part > 0 ? "more" : "less" })}</Bdi>,
    },
  ];
  return <DataTable caption={t("assessment.screen.country.why")} isCaptionHidden columns={columns} rows={families} rowKey={({ family }) => family} />;
}

function Alike({ alike }: { alike: Reason["alike"] }) {
  const t = useMessages();
  const words = useEventWords();
  const columns: readonly Column<Reason["alike"][number]>[] = [
    { key: "country", title: t("assessment.screen.forecast.country"), kind: "text", value: ({ country }) => words.country({ countryIso3: country, countryName: null }) },
    { key: "year", title: t("assessment.screen.country.at-end-of"), kind: "text", value: ({ year }) => String(year) },
    { key: "followed", title: t("assessment.screen.killing-country.followed"), kind: "text", value: ({ followed }) => t(`assessment.screen.killing.${followed ? "began" : "none-began"}`) },
  ];
  return <DataTable caption={t("assessment.screen.country.alike")} isCaptionHidden columns={columns} rows={alike} rowKey={({ country, year }) => `${country} ${year}`} />;
}
