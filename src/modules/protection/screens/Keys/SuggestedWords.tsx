import { useState } from "react";
import { wordlist as english } from "@scure/bip39/wordlists/english.js";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";

/** Seven words of 2,048: more than anybody guesses, few enough to remember. */
const suggested = 7;

/** Words drawn by this device; whoever wants others draws again or takes their own. */
export function SuggestedWords() {
  const t = useMessages();
  const [words, setWords] = useState(draw);
  return (
    <p>
      {t("protection.screen.keys.suggestion")} <strong lang="en"><Bdi>{words.join(" ")}</Bdi></strong>{" "}
      <Button look="quiet" onClick={() => setWords(draw())}>{t("protection.screen.keys.other-words")}</Button>
    </p>
  );
}

function draw(): string[] {
  // 2^32 is a multiple of 2,048, so the remainder favours no word.
  return [...crypto.getRandomValues(new Uint32Array(suggested))].flatMap((number) => english[number % english.length] ?? []);
}
