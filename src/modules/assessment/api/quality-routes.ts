import * as v from "valibot";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { recordReading } from "#platform/records/record-reading.ts";
import type { TargetSource } from "#platform/records/registry.ts";
import { findRecord, listLinked } from "#platform/records/stored.ts";
import { refuse } from "#platform/refusal.ts";
import { Assessment } from "../model/assessment.ts";
import { assessmentKind } from "../model/assessment-kind.ts";
import { qualityFindings } from "../model/quality.ts";

/** Of a report: the word it shares with all that go back to one origin. Other records have none. */
const WithOrigin = v.object({ corroborationGroup: v.pipe(v.string(), v.minLength(1)) });

/** What a careful author looks at before asking for a second reader: the server knows which reports go back to one origin. */
export function qualityRoutes(sources: readonly TargetSource[]): Route[] {
  return [
    signedInRoute({
      method: "GET", path: "/api/assessments/:id/quality", action: "assessment.quality-read", summary: "Reminders about the saved version before its review; they refuse nothing.",
      data: "compartmented", stepUp: false, audit: null, allowed: "member",
      handle: async (ctx, call) =>
        ctx.transaction(async (db) => {
          const record = (await findRecord(db, assessmentKind, call.params["id"] ?? "")) ?? refuse("assessment.assessment-not-found");
          await recordReading(db, ctx, record, "assessment.quality-read");
          const content = v.parse(Assessment, record.content);
          const linked = await listLinked(db, content.judgements.flatMap((judgement) => judgement.evidence.map((evidence) => evidence.recordId)), sources);
          return { body: { version: record.version, findings: qualityFindings(content, originsOf(linked)) } };
        }),
    }),
  ];
}

/** Reports that say they go back to one origin count once; every other record is its own origin. */
export function originsOf(linked: readonly { readonly id: string; readonly content: unknown }[]): Map<string, string> {
  return new Map(
    linked.flatMap(({ id, content }) => {
      const report = v.safeParse(WithOrigin, content);
      return report.success ? [[id, `group ${report.output.corroborationGroup}`] as const] : [];
    }),
  );
}
