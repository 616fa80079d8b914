import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";

const Actor = v.object({ title: v.string() });

/** Whoever is said to have done it, by name in any spelling. Where the address names the record of an actor, its name is shown; typing asks for words again. */
export function ActorFilter({ value, onChange }: { value: string; onChange: (actor: string) => void }) {
  const t = useMessages();
  const isRecord = v.is(v.pipe(v.string(), v.uuid()), value);
  const { data } = useQuery({ queryKey: ["partners.actor", value, "title"], queryFn: () => api.get(`/api/actors/${value}`, undefined, Actor), enabled: isRecord });
  return <TextField type="search" label={t("information.screen.list.actor")} name="actor" maxLength={300} value={isRecord ? (data?.title ?? "") : value} onChange={onChange} />;
}
