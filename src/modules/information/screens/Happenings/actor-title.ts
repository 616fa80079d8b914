import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { Label } from "#platform/rules/label.ts";
import { api } from "#ui/api.ts";

const Actor = v.object({ title: v.string(), content: v.object({ label: Label }) });

/** The name of an actor whose record the address names. */
export function actorTitle(id: string) {
  return queryOptions({ queryKey: ["partners.actor", id, "title"], queryFn: () => api.get(`/api/actors/${id}`, undefined, Actor) });
}

/** The actor of a filter is a name, or the id of a record. */
export function isActorId(actor: string): boolean {
  return v.is(v.pipe(v.string(), v.uuid()), actor);
}
