import { queryOptions, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { useSearch } from "wouter";
import { api, ApiProblem } from "../api.ts";
import { say } from "../messages.ts";

const LabelName = v.picklist(["unclassified", "confidential", "strictly-confidential"]);
const Linked = v.object({ id: v.string(), kind: v.string(), state: v.string(), label: LabelName, title: v.optional(v.string(), ""), changedAt: v.string(), path: v.optional(v.string()), stage: v.optional(v.string()) });
const Offer = v.object({ step: v.string(), whyNot: v.nullable(v.string()), needsReason: v.boolean(), needsInput: v.boolean(), roles: v.array(v.string()) });
const Envelope = v.object({
  id: v.string(),
  compartmentId: v.string(),
  kind: v.string(),
  version: v.number(),
  state: v.string(),
  number: v.nullable(v.string()),
  title: v.string(),
  authors: v.array(v.string()),
  createdAt: v.string(),
  changedAt: v.string(),
  steps: v.array(Offer),
  sentBack: v.nullable(v.object({ step: v.string(), at: v.string(), reason: v.string() })),
  mayEdit: v.boolean(),
  linked: v.array(Linked),
  /** A request to lower the classification that waits for a second person. */
  lowering: v.nullable(v.object({ to: LabelName, reason: v.string(), askedByName: v.nullable(v.string()), askedAt: v.string(), whyNotDecide: v.nullable(v.string()) })),
  mayAskLowering: v.boolean(),
  mayRaise: v.boolean(),
  mayShare: v.boolean(),
  /** This is an earlier version, not the record as it stands. */
  earlier: v.nullable(v.object({ latest: v.number() })),
});

export type StepOffer = v.InferOutput<typeof Offer>;
export type LinkedHead = v.InferOutput<typeof Linked>;
/** A record as a screen gets it: the envelope every kind shares, and the content its own schema has checked. */
export type RecordAnswer<Content> = v.InferOutput<typeof Envelope> & { readonly content: Content };

export function recordQuery<Content>(path: string, kind: string, id: string, schema: v.GenericSchema<unknown, Content>, version?: string) {
  return queryOptions({
    queryKey: version === undefined ? [kind, id] : [kind, id, "version", version],
    queryFn: async (): Promise<RecordAnswer<Content>> => v.parse(v.intersect([Envelope, v.object({ content: schema })]), await api.get(`/api/${path}/${id}`, version === undefined ? undefined : { version })),
  });
}

/**
 * One record by its path (`alerts`), kind (`warning.alert`) and id; a change by somebody else brings it anew by itself. With
 * `?version=3` in the address it is that version as it was saved.
 */
export function useRecord<Content>(path: string, kind: string, id: string, schema: v.GenericSchema<unknown, Content>): RecordAnswer<Content> {
  const version = new URLSearchParams(useSearch()).get("version") ?? undefined;
  return useSuspenseQuery(recordQuery(path, kind, id, schema, version)).data;
}

const Saved = v.object({ id: v.string(), version: v.number() });

/** Creates, saves and steps; each one makes every list and page of the kind ask again. */
export function useRecordChanges(path: string, kind: string) {
  const queries = useQueryClient();
  const refresh = () => Promise.all([kind, "watch"].map((topic) => queries.invalidateQueries({ queryKey: [topic] })));
  return {
    create: async (compartmentId: string, content: unknown, reason = "") => {
      const made = await api.send("POST", `/api/${path}`, { compartmentId, content, reason }, { schema: Saved });
      await refresh();
      return made;
    },
    save: async (id: string, version: number, content: unknown, reason = "") => {
      const saved = await api.send("PUT", `/api/${path}/${id}`, { content, reason }, { version, schema: Saved });
      await refresh();
      return saved;
    },
    step: async (id: string, version: number, step: string, reason = "", input: Readonly<Record<string, unknown>> = {}) => {
      try {
        return await api.send("POST", `/api/${path}/${id}/steps/${step}`, { reason, input }, { version, schema: Saved });
      } catch (error) {
        // A step has no versions to put beside each other: the page shows the newer one, and the step is taken on that or not at all.
        throw error instanceof ApiProblem && error.code === "platform.version-stale" ? error.saying(say("ui.record.step-on-older")) : error;
      } finally {
        await refresh();
      }
    },
  };
}

export const ListedRecord = v.object({
  id: v.string(),
  kind: v.string(),
  compartmentId: v.string(),
  label: LabelName,
  version: v.number(),
  state: v.string(),
  number: v.nullable(v.string()),
  title: v.string(),
  situationId: v.nullable(v.string()),
  dueAt: v.nullable(v.string()),
  createdAt: v.string(),
  changedAt: v.string(),
  changedByName: v.nullable(v.string()),
  isExercise: v.boolean(),
  path: v.optional(v.string()),
  /** Of kinds that tell of happenings: partial dates, the earliest first, and places as they were said. */
  when: v.optional(v.array(v.string())),
  where: v.optional(v.array(v.string())),
  /** Of kinds that know what their readers need to know: what nobody says, in words of the kind. */
  missing: v.optional(v.array(v.string())),
});
export type ListedRecord = v.InferOutput<typeof ListedRecord>;
/** A page of a list; `next` says that there is more. */
export const ListPage = v.object({ items: v.array(ListedRecord), next: v.nullable(v.string()) });

/** The first page of a list, for choosing a record or showing what belongs to another one. */
export function useRecordList(path: string, kind: string, query: Readonly<Record<string, string>> = {}): readonly ListedRecord[] {
  return useSuspenseQuery({ queryKey: [kind, "list", query], queryFn: () => api.get(`/api/${path}`, query, ListPage) }).data.items;
}
