import { useQuery } from "@tanstack/react-query";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { actorTitle, isActorId } from "./actor-title.ts";

/** Whoever is said to have done it, by name in any spelling. Where the address names the record of an actor, its name is shown; typing asks for words again. */
export function ActorFilter({ value, onChange }: { value: string; onChange: (actor: string) => void }) {
  const t = useMessages();
  const isRecord = isActorId(value);
  const { data } = useQuery({ ...actorTitle(value), enabled: isRecord });
  return <TextField type="search" label={t("information.screen.list.actor")} name="actor" maxLength={300} value={isRecord ? (data?.title ?? "") : value} onChange={onChange} />;
}
