import type { Option } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { actLists, actTypesOf, unknownAct } from "../../model/act-types.ts";
import { sourceKinds } from "../../model/grading.ts";
import type { Room } from "./room.ts";

/** Kinds of source for reports; for the rest kinds of acts, each with the list it comes from, because lists name some acts alike, and last what nobody could name. */
export function useTypeOptions({ noun }: Room): Option[] {
  const t = useMessages();
  if (noun === "report") return sourceKinds.map((kind) => ({ value: kind, text: t(`information.source-kind.${kind}`) }));
  const known = actLists.flatMap((list) => actTypesOf(list).map((code) => ({ value: code, text: t("information.screen.list.act", { act: t(`information.act-type.${code}`), list: t(`information.act-list.${list}`) }) })));
  return [...known, { value: unknownAct, text: t(`information.act-type.${unknownAct}`) }];
}
