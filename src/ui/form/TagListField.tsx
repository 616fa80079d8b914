import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";
import { announce } from "../announce.ts";
import { Button } from "../button/Button.tsx";
import { useMessages } from "../messages.ts";
import { GroupFrame } from "./FieldFrame.tsx";
import { useFieldPlace, type FieldProps } from "./form-context.ts";
import styles from "./Field.module.css";

export type TagListFieldProps = FieldProps<readonly string[]> & { suggestions?: readonly string[] };

/** Several short texts. Enter adds, and so does leaving the field; each has its own button to remove it. */
export function TagListField({ label, hint, name, value, onChange, isRequired, suggestions = [] }: TagListFieldProps) {
  const t = useMessages();
  const place = useFieldPlace(name, label, hint);
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const take = () => {
    const tag = text.trim();
    if (tag === "") return;
    if (!value.includes(tag)) onChange([...value, tag]);
    setText("");
    announce(t("ui.tags.added", { tag }));
  };
  const add = () => {
    take();
    input.current?.focus();
  };
  const leave = useTakingWhatIsTyped(input, take);
  const remove = (tag: string) => {
    onChange(value.filter((other) => other !== tag));
    announce(t("ui.tags.removed", { tag }));
    input.current?.focus();
  };
  return (
    <GroupFrame label={label} hint={hint} isRequired={isRequired} place={place}>
      {value.length > 0 && (
        <ul className={styles["tags"]}>
          {value.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
              <button type="button" className={styles["remove"]} aria-label={t("ui.tags.remove", { tag })} onClick={() => remove(tag)}>×</button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles["row"]}>
        <input
          ref={input}
          className={styles["control"]}
          aria-label={t("ui.tags.new", { label })}
          list={suggestions.length > 0 ? `${place.id}-list` : undefined}
          dir={text === "" ? undefined : "auto"}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        <Button onClick={add}>{t("ui.tags.add")}</Button>
      </div>
      {suggestions.length > 0 && <datalist id={`${place.id}-list`}>{suggestions.map((suggestion) => <option key={suggestion} value={suggestion} />)}</datalist>}
    </GroupFrame>
  );
}

/**
 * Whoever goes on without pressing “Add” meant what they typed. It is taken before the form is sent, and when the field is left; under
 * a pressed pointer only afterwards, because a line more would move what is being pressed.
 */
function useTakingWhatIsTyped(input: RefObject<HTMLInputElement | null>, take: () => void): () => void {
  const latest = useRef(take);
  useLayoutEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const form = input.current?.form;
    const takeNow = () => flushSync(() => latest.current());
    form?.addEventListener("submit", takeNow);
    return () => form?.removeEventListener("submit", takeNow);
  }, [input]);
  return () => {
    if (document.querySelector(":active") === null) take();
    else addEventListener("pointerup", () => setTimeout(() => latest.current()), { once: true });
  };
}
