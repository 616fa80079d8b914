import { Suspense, type ReactNode } from "react";
import { SituationsHere } from "#information/screens/Country/SituationsHere.tsx";
import type { ForecastEstimate } from "../contract.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { MethodLink } from "#ui/page/MethodLink.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import type { Label } from "#platform/rules/label.ts";

type Run = { readonly title: string; readonly content: { readonly label: Label } };

/** The page of one country in a run of a machine: what it says in a sentence, and by which method; beside it the levels that people set, which it never touches; and the way to the run and to the events. */
export function CountryPage({ country, unit, run, path, many, estimate, sentence, beside, method, children }: { country: string; unit: string; run: Run; path: string; many: string; estimate: ForecastEstimate; sentence: string; beside: string; method: "forecasts" | "mass-killing"; children: ReactNode }) {
  const t = useMessages();
  const iso3 = unit.slice(0, 3);
  return (
    <Page
      title={country}
      number={unit}
      label={run.content.label}
      asOf={estimate.estimatedAt}
      breadcrumbs={[{ to: path.slice(0, path.lastIndexOf("/")), text: many }, { to: path, text: run.title }]}
      lead={<><p>{sentence}</p><p>{beside} <MethodLink method={method} /></p></>}
      actions={<LinkButton to={`/countries/${iso3}`}>{t("assessment.screen.country.to-events")}</LinkButton>}
    >
      <Suspense fallback={<Skeleton lines={4} />}><SituationsHere iso3={iso3} lead={t("assessment.screen.country.levels-lead")} /></Suspense>
      {children}
    </Page>
  );
}
