/**
 * The Framework gives risk, not legal findings. A text that says of somebody "is committing genocide" states as fact what only a
 * court or another competent body can find. This is a reminder for authors in English and French; it stops nothing.
 */
const crimeEnglish = String.raw`(?:genocide|crimes? against humanity|war crimes?|ethnic cleansing|atrocity crimes?)`;
const crimeFrench = String.raw`(?:génocides?|crimes? contre l['’]humanité|crimes? de guerre|nettoyages? ethniques?|atrocités criminelles)`;

const wordings = [
  new RegExp(String.raw`\b(?:is|are|was|were|has been|have been)(?: \w+ly| now| still)? (?:committing|perpetrating|carrying out) (?:[\p{L}-]+ ){0,3}${crimeEnglish}`, "giu"),
  new RegExp(String.raw`\b(?:has|have|had)? ?(?:committed|perpetrated|carried out|commits|perpetrates) (?:an? |acts of |the )?(?:[\p{L}-]+ )?${crimeEnglish}`, "giu"),
  new RegExp(String.raw`\b${crimeEnglish} (?:is|are|was|were) (?:being committed|taking place|occurring|happening|under ?way|ongoing)`, "giu"),
  new RegExp(String.raw`\b(?:this|it|that) is (?:a )?${crimeEnglish}`, "giu"),
  new RegExp(String.raw`\bguilty of (?:a |an )?${crimeEnglish}`, "giu"),
  new RegExp(String.raw`(?<!\p{L})(?:commet(?:tent)?|commettai(?:t|ent)|perpètrent?|(?:a|ont|avait|avaient) (?:commis|perpétré)|en train de (?:commettre|perpétrer)) (?:[\p{L}'’-]+ ){0,3}?${crimeFrench}`, "giu"),
  new RegExp(String.raw`(?<!\p{L})${crimeFrench} (?:est|sont) (?:en cours|commis|perpétrés?|en train d)`, "giu"),
  new RegExp(String.raw`(?<!\p{L})${crimeFrench} (?:a|ont) lieu`, "giu"),
  new RegExp(String.raw`(?<!\p{L})(?:c['’]est|il s['’]agit d['’]un|il s['’]agit de) (?:un |du )?${crimeFrench}`, "giu"),
  new RegExp(String.raw`(?<!\p{L})coupables? d(?:e |['’])(?:un )?${crimeFrench}`, "giu"),
];

/** A finding of a competent body, cited with its document symbol, may be repeated as that body's finding. */
const symbol = /\b(?:A|S|E|ST|ICJ|ICC|CCPR|CERD)[/-][A-Z0-9][A-Z0-9./()-]*\d/;
/** Words before the phrase that make it a question or a denial: "whether", "risk that", "no sign that". */
const unasserted = /(?:\b(?:whether|if|risk that|no (?:sign|evidence|indication) that|might|may|could)|(?<!\p{L})(?:si|risque que|aucun (?:signe|indice|élément) que|pourrait|pourraient))(?: [\p{L}'’-]+){0,6} $/iu;

/** The phrases that state a crime as fact, in the order of the text. */
export function statedAsFact(text: string): string[] {
  return sentencesOf(text).flatMap((sentence) => {
    if (symbol.test(sentence)) return [];
    const found = wordings.flatMap((wording) => [...sentence.matchAll(wording)]);
    return found
      .filter((match) => !unasserted.test(sentence.slice(0, match.index)))
      .toSorted((left, right) => left.index - right.index)
      .map((match) => match[0].trim())
      .filter((phrase, index, all) => all.indexOf(phrase) === index);
  });
}

function sentencesOf(text: string): string[] {
  return text.replaceAll(/[\s\u00a0\u202f]+/gu, " ").split(/(?<=[.!?])\s+/u);
}
