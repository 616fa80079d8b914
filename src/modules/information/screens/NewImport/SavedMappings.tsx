import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { CsvMapping } from "../../model/import/csv-mapping.ts";

const Mappings = v.object({ items: v.array(v.object({ id: v.string(), mapping: CsvMapping })) });

/** A table of the same kind came before: its mapping is taken as it was saved. */
export function SavedMappings({ onChoose }: { onChoose: (mapping: CsvMapping) => void }) {
  const t = useMessages();
  const [chosen, setChosen] = useState("");
  const { data } = useSuspenseQuery({ queryKey: ["information.import-mapping"], queryFn: () => api.get("/api/import-mappings", undefined, Mappings) });
  if (data.items.length === 0) return null;
  const choose = (id: string) => {
    setChosen(id);
    const saved = data.items.find((one) => one.id === id);
    if (saved) onChoose(saved.mapping);
  };
  return (
    <SelectField
      label={t("information.screen.import.saved-mapping")}
      hint={t("information.screen.import.saved-mapping-hint")}
      name="saved-mapping"
      value={chosen}
      onChange={choose}
      emptyText={t("information.screen.import.guessed-mapping")}
      options={data.items.map(({ id, mapping }) => ({ value: id, text: mapping.name }))}
    />
  );
}
