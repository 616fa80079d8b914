import { useState } from "react";
import { ApiProblem } from "../api.ts";
import { useMessages } from "../messages.ts";

/**
 * Changes of access and of classification need a sign-in of the last five minutes. Where that is missing, the form offers to sign in beside it, in a page
 * of its own: what was typed stays here, and the step is repeated afterwards.
 */
export function useStepUp() {
  const [isNeeded, setNeeded] = useState(false);
  const attempt = async <Answer,>(work: Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await work;
      setNeeded(false);
      return answer;
    } catch (error) {
      setNeeded(error instanceof ApiProblem && error.code === "platform.fresh-sign-in-needed");
      throw error;
    }
  };
  return { attempt, link: isNeeded ? <SignInAgain /> : null };
}

function SignInAgain() {
  const t = useMessages();
  const to = encodeURIComponent(`${location.pathname}${location.search}`);
  return (
    <p>
      <a href={`/sign-in?to=${to}`} target="_blank" rel="noopener">{t("ui.sign-in-again")}</a> {t("ui.sign-in-again-how")}
    </p>
  );
}
