import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "./api.ts";

const Membership = v.object({
  compartmentId: v.string(),
  compartmentName: v.string(),
  kind: v.optional(v.string(), "office"),
  isExercise: v.optional(v.boolean(), false),
  /** A closed office is read as before, and nothing new is made in it. */
  isClosed: v.optional(v.boolean(), false),
  roles: v.array(v.string()),
});

const Session = v.object({
  user: v.nullable(v.object({ id: v.string(), name: v.string() })),
  language: v.string(),
  administrator: v.boolean(),
  memberships: v.array(Membership),
  exercise: v.boolean(),
  assurance: v.picklist([1, 2]),
  clearance: v.optional(v.number(), 0),
});
export type Session = v.InferOutput<typeof Session>;

export const sessionQuery = queryOptions({ queryKey: ["session"], queryFn: () => api.get("/api/session", undefined, Session), staleTime: 5 * 60_000 });

/** Who is signed in, with which roles where. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

const noRoles: readonly string[] = [];

/** The person's roles in one compartment, for greying what is not theirs; the server decides again. */
export function useRoles(compartmentId: string): readonly string[] {
  return useSession().memberships.find((membership) => membership.compartmentId === compartmentId)?.roles ?? noRoles;
}
