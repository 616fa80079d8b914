import type { Actor, actorRelations } from "../../model/partner.ts";
import type { DatedDraft } from "../dated.ts";

export type RelationDraft = DatedDraft & { readonly to: string; readonly relation: (typeof actorRelations)[number] };

export type ActorDraft = Omit<Actor, "from" | "until" | "relations"> & DatedDraft & { readonly relations: readonly RelationDraft[] };

export const emptyActor: Actor = { label: "unclassified", title: "", otherNames: [], kind: "armed-group", country: null, dataSetNames: [], relations: [], notes: "", from: null, until: null };
