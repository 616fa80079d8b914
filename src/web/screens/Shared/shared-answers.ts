import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { SharedFact } from "#platform/rules/shared-view.ts";
import { Label } from "#platform/rules/label.ts";
import { api } from "#ui/api.ts";

const SharedRecord = v.object({ id: v.string(), kind: v.string(), number: v.nullable(v.string()), title: v.string(), label: Label, office: v.string(), sharedAt: v.string(), validUntil: v.string(), isExercise: v.boolean() });
export type SharedRecord = v.InferOutput<typeof SharedRecord>;

export const sharedListQuery = queryOptions({ queryKey: ["shared"], queryFn: () => api.get("/api/shared", undefined, v.object({ items: v.array(SharedRecord) })) });
export const sharedQuery = (id: string) => queryOptions({ queryKey: ["shared", id], queryFn: () => api.get(`/api/shared/${id}`, undefined, v.object({ ...SharedRecord.entries, facts: v.array(SharedFact) })) });
