import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Assessment } from "../../model/assessment.ts";
import { findIndicator } from "../../model/framework.ts";
import { assessmentKindName } from "../assessment-path.ts";
import { placeName } from "../field-name.ts";
import styles from "./styles.module.css";

const Quality = v.object({ version: v.number(), findings: v.array(v.object({ code: v.string(), where: v.string(), said: v.optional(v.string()) })) });

const sectionOf: Readonly<Record<string, string>> = {
  "what-would-change": "conclusions",
  "possible-perpetrators": "who-is-at-risk",
  "crimes-considered": "scope",
  "scenario-best": "scenarios",
  "scenario-most-likely": "scenarios",
  "scenario-worst": "scenarios",
};

type QualityFindingsProps = { record: RecordAnswer<Assessment>; address?: (part: string) => string };

/** Reminders about the saved version; they stop nothing. With an address each leads to the part where it can be mended. */
export function QualityFindings({ record, address }: QualityFindingsProps) {
  const t = useMessages();
  const { data } = useSuspenseQuery({ queryKey: [assessmentKindName, record.id, "quality", record.version], queryFn: () => api.get(`/api/assessments/${record.id}/quality`, undefined, Quality) });
  return (
    <Section title={t("assessment.screen.check.findings-title")} lead={t("assessment.screen.check.findings-lead", { version: data.version })}>
      {data.findings.length === 0 && <p>{t("assessment.screen.check.no-findings")}</p>}
      <ul className={styles["points"]}>
        {data.findings.map((finding) => {
          const place = placeName(finding.where, t);
          const part = findIndicator(finding.where)?.factorId ?? sectionOf[finding.where] ?? finding.where;
          return (
            <li key={`${finding.code} ${finding.where} ${finding.said ?? ""}`}>
              {address && finding.where !== "texts" ? <Link href={address(part)}>{place}</Link> : place}: {t(finding.code, { said: finding.said ?? "" })}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
