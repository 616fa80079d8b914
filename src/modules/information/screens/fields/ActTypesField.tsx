import { useState } from "react";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { actLists, actTypesOf, unknownAct } from "../../model/act-types.ts";
import styles from "./fields.module.css";

/** Kinds of acts, by the list they come from; several lists may be used together. Whoever chooses one knows it: that it was unknown is then said no more. */
export function ActTypesField({ name, value, onChange }: { name: string; value: readonly string[]; onChange: (types: string[]) => void }) {
  const t = useMessages();
  const format = useFormat();
  // Lists that had something chosen are open at first; afterwards each stays as the person left it.
  const [first] = useState(value);
  return (
    <fieldset className={styles["box"]}>
      <legend>{t("information.screen.acts.types")}</legend>
      <p className={styles["chosen"]}>{value.length === 0 ? t("information.screen.acts.none-chosen") : format.list(value.map((type) => t(`information.act-type.${type}`)))}</p>
      {actLists.map((list) => {
        const codes = actTypesOf(list);
        const chosen = codes.filter((code) => value.includes(code));
        return (
          <Disclosure key={list} isOpen={codes.some((code) => first.includes(code))} summary={t("information.screen.acts.list", { list: t(`information.act-list.${list}`), count: chosen.length })}>
            <div className={styles["act-list"]}>
              <CheckboxGroup
                label={t(`information.act-list.${list}`)}
                name={`${name}.${list}`}
                value={chosen}
                onChange={(next) => onChange([...value.filter((type) => !codes.includes(type) && type !== unknownAct), ...next])}
                options={codes.map((code) => ({ value: code, text: t(`information.act-type.${code}`) }))}
              />
            </div>
          </Disclosure>
        );
      })}
    </fieldset>
  );
}
