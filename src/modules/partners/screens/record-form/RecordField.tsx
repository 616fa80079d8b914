import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { ListPage } from "#ui/record/record.ts";

/** As many as the list gives at once; when it holds more, words narrow it down. */
const mostListed = 200;

export type RecordFieldProps = {
  label: string;
  hint?: string;
  name: string;
  path: string;
  kind: string;
  value: string | null;
  onChange: (id: string | null, title: string) => void;
  emptyText: string;
  isRequired?: boolean;
  query?: Readonly<Record<string, string>>;
  /** Records that must be offered although the list may not hold them: the one chosen earlier. */
  known?: readonly { readonly id: string; readonly title: string }[];
};

/** One record of a kind, by its title. */
export function RecordField({ path, kind, value, onChange, query = {}, known = [], label, ...field }: RecordFieldProps) {
  const t = useMessages();
  const [words, setWords] = useState("");
  const asked = { ...query, limit: String(mostListed), q: words };
  const { data } = useQuery({ queryKey: [kind, "list", asked], queryFn: () => api.get(`/api/${path}`, asked, ListPage), placeholderData: keepPreviousData });
  const found = data?.items ?? [];
  const isLong = words !== "" || (data?.next ?? null) !== null;
  const titles = new Map([...known, ...found].map(({ id, title }) => [id, title]));
  const offered = [...found.map(({ id }) => id), ...known.map(({ id }) => id).filter((id) => id === value)];
  const options = [...new Set(offered)].map((id) => ({ value: id, text: titles.get(id) ?? t(kind) }));
  return (
    <>
      {isLong && <TextField type="search" label={t("web.search")} name={`${field.name}-words`} value={words} onChange={setWords} />}
      <SelectField {...field} label={label} value={value ?? ""} onChange={(id) => onChange(id === "" ? null : id, titles.get(id) ?? "")} options={options} />
    </>
  );
}
