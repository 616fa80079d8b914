import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { api } from "#ui/api.ts";
import { MonthFan } from "#ui/charts/MonthFan.tsx";
import { QuantileDots } from "#ui/charts/QuantileDots.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { useRecord } from "#ui/record/record.ts";
import { isolate } from "#ui/text/isolate.ts";
import { UnitForecastAnswer } from "../../contract.ts";
import { ForecastRun } from "../../model/forecast/forecast-run.ts";
import { CountryPage } from "../CountryPage.tsx";
import { forecastKindName, forecastPath } from "../forecast-path.ts";
import { useForecastWords } from "../Forecast/forecast-words.ts";
import { ReportedMonths } from "../ReportedMonths.tsx";
import { useUnitWords } from "../unit-words.ts";
import { Baselines } from "./Baselines.tsx";
import { LastTime } from "./LastTime.tsx";
import { Why } from "./Why.tsx";
import styles from "./styles.module.css";

/** One country of a forecast: the sentence first, then the past, the months to come, what a simple rule would say, why, and what was said last time. */
export function CountryForecastScreen() {
  const t = useMessages();
  const format = useFormat();
  const say = useForecastWords();
  const { id = "", unit = "" } = useParams<{ id: string; unit: string }>();
  const run = useRecord(forecastPath, forecastKindName, id, ForecastRun);
  const { data } = useSuspenseQuery({ queryKey: [forecastKindName, id, "forecasts", unit], queryFn: () => api.get(`/api/${forecastPath}/${id}/forecasts/${encodeURIComponent(unit)}`, undefined, UnitForecastAnswer) });
  const country = useUnitWords([unit])(unit);
  const { figures, dots } = data.year;
  const past = data.past.slice(-12).reduce((sum, { count }) => sum + count, 0);
  const sentence = t("assessment.screen.country.sentence", { country: isolate(country), median: figures.median, range: say.between(figures.most), past });
  return (
    <CountryPage
      country={country} unit={unit} run={run} path={`/${forecastPath}/${id}`} many={t("assessment.forecast-run.many")} estimate={data.estimate} method="forecasts" sentence={sentence}
      beside={`${t("assessment.screen.forecast.lead", { target: t(`assessment.forecast-target.${data.basis.target}`), month: format.month(data.basis.last), dataset: isolate(data.basis.dataset) })} ${t("assessment.screen.forecast.beside")}`}
    >
      <Section title={t("assessment.screen.country.next12")}>
        <div className={styles["beside"]}>
          <QuantileDots size="page" dots={dots} most={dots.at(-1) ?? 0} label={say.range(figures)} />
          <p>{t("assessment.screen.country.dots", { count: dots.length, of100: dots.filter((dot) => dot >= 100).length, of1000: dots.filter((dot) => dot >= 1_000).length })}</p>
        </div>
        <Chances chances={figures.chances} />
      </Section>
      <MonthFan
        title={t("assessment.screen.country.months")}
        summary={t("assessment.screen.country.months-summary", { first: format.month(data.months[0]?.month ?? data.basis.last), range: say.between(data.months[0]?.figures.most ?? [0, 0]) })}
        past={data.past}
        ahead={data.months.map(({ month, figures: { median, half, most } }) => ({ month, median, half, most }))}
        words={{ happened: t("assessment.screen.country.happened"), median: t("assessment.screen.forecast.median"), half: t("assessment.screen.country.half"), most: t("assessment.screen.country.most") }}
        fileName={`${unit.replace(" ", "-")}-forecast-${data.basis.last}-${run.content.label}`}
      />
      <p><ReportedMonths reported={data.reported} /> {t("assessment.screen.country.reported-zero")}</p>
      <LastTime answer={data} />
      <Baselines answer={data} />
      <Why answer={data} />
    </CountryPage>
  );
}

function Chances({ chances }: { chances: UnitForecastAnswer["year"]["figures"]["chances"] }) {
  const t = useMessages();
  const say = useForecastWords();
  return (
    <dl className={styles["chances"]}>
      {(["any", "of25", "of100", "of1000"] as const).map((key) => <div key={key}><dt>{t(`assessment.screen.forecast.chance.${key}`)}</dt><dd><bdi>{say.chance(chances[key])}</bdi></dd></div>)}
    </dl>
  );
}
