import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { useFieldPlace } from "#ui/form/form-context.ts";
import { OfferedInput } from "../list/OfferedInput.tsx";

const Names = v.object({ items: v.array(v.object({ part: v.string(), name: v.string(), events: v.number() })) });

type NameFieldProps = { label: string; name: string; parts: readonly string[]; value: string; country: string; onChange: (value: string) => void };

/** A side, a conflict or an area by its whole name: names that contain what is typed are offered; one is taken when it is chosen, or with Enter. */
export function NameField({ label, name, parts, value, country, onChange }: NameFieldProps) {
  const place = useFieldPlace(name, label, undefined);
  const [typed, setTyped] = useState({ text: value, from: value });
  const text = typed.from === value ? typed.text : value;
  const words = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: ["information.event", "names", country, words],
    queryFn: () => api.get("/api/event-names", { country, q: words }, Names),
    enabled: words.length > 1,
    placeholderData: (before) => before,
  });
  const names = [...new Set((data?.items ?? []).filter(({ part }) => parts.includes(part)).map((found) => found.name))].slice(0, 30);
  const type = (next: string) => {
    setTyped({ text: next, from: value });
    if (next === "" || names.includes(next)) onChange(next);
  };
  return <OfferedInput label={label} name={name} place={place} text={text} offered={names} onType={type} onTake={(taken) => onChange(taken.trim())} />;
}
