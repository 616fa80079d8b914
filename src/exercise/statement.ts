import type { Pen } from "./pen.ts";

/** A statement to everybody in three languages. In the feed and as a message it says that it is an exercise. */
export async function speakInPublic(pen: Pen, situationId: string, assessmentId: string): Promise<void> {
  const alert = await pen.create("analyst", pen.day(142, 8), "alerts", {
    label: "unclassified", situationId, title: "Statement on the Oumé plain", language: "en", form: "public-statement", assessmentId, flashJustification: null,
    keyJudgement: "Families of the Oumé plain are being driven from markets, roads and villages; more may follow before the vote.",
    populations: ["Herding families of the Oumé plain"], timeAvailable: "weeks",
    sections: [
      { key: "facts-with-source", text: "Seventeen graves were counted by observers in three burned villages of Kasuria." },
      { key: "concern", text: "Lists of families were read aloud twice, which prepares people to accept their expulsion." },
      { key: "obligations", text: "Whoever holds a checkpoint is bound to let civilians pass unharmed." },
      { key: "call", text: "Everybody with a voice on the plain is asked to use it for the safety of all families." },
    ],
    asks: [], options: [], addressees: [{ key: "public", name: "Everybody", kind: "public", contactId: null, channel: "publication", label: "unclassified" }],
    deadlines: { acknowledgeBy: null, respondBy: null, actBy: null, reportBackBy: null },
    publicNotice: {
      category: "Security", urgency: "Expected", severity: "Severe", certainty: "Likely", expires: null,
      texts: [
        { language: "en", event: "Risk of violence against civilians", headline: "Families of the Oumé plain in Kasuria at risk before the vote", description: "Families were driven from a market, a road and three villages within a year. More may follow before the vote on the land law.", instruction: "Authorities and communities are asked to let everybody travel and trade in safety, and to contradict calls for expulsion." },
        { language: "fr", event: "Risque de violences contre des civils", headline: "Des familles de la plaine d’Oumé, en Kasurie, en danger avant le vote", description: "En un an, des familles ont été chassées d’un marché, d’une route et de trois villages. D’autres pourraient l’être avant le vote de la loi foncière.", instruction: "Autorités et communautés sont appelées à laisser chacun circuler et commercer en sécurité, et à contredire les appels à l’expulsion." },
        { language: "ar", event: "خطر عنف ضد مدنيين", headline: "عائلات سهل أومي في كاسوريا معرضة للخطر قبل التصويت", description: "طردت عائلات خلال عام من سوق وطريق وثلاث قرى، وقد تطرد أخرى قبل التصويت على قانون الأراضي.", instruction: "يرجى من السلطات والمجتمعات أن تدع الجميع يتنقلون ويتاجرون بأمان، وأن ترد على الدعوات إلى الطرد." },
      ],
      areas: [{ name: "Oumé Plain", pCodes: ["KX01"] }],
    },
  });
  await pen.step("analyst", pen.day(142, 9), "alerts", alert, "submit");
  await pen.step("senior", pen.day(142, 12), "alerts", alert, "second-read");
  await pen.step("director", pen.day(142, 16), "alerts", alert, "issue");
}
