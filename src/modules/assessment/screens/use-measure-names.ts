import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { api } from "#ui/api.ts";
import { useLanguage } from "#ui/messages.ts";

const Listed = v.object({ id: v.string(), label: v.object({ en: v.string(), fr: v.string(), ar: v.string() }) });
const MeasureList = v.object({ items: v.array(Listed) });

export type MeasureNames = { readonly isLoading: boolean; readonly all: readonly { readonly id: string; readonly name: string }[]; nameOf(id: string): string };

/** Words for the ids of measures. The list belongs to a room this one does not know: without an answer the ids stand for themselves. */
export function useMeasureNames(): MeasureNames {
  const { language } = useLanguage();
  const { data, isPending } = useQuery({ queryKey: ["measure-list"], queryFn: () => api.get("/api/measure-list", undefined, MeasureList), staleTime: Infinity, retry: false });
  const all = (data?.items ?? []).map(({ id, label }) => ({ id, name: language === "fr" || language === "ar" ? label[language] : label.en }));
  return { isLoading: isPending, all, nameOf: (id) => all.find((one) => one.id === id)?.name ?? id };
}
