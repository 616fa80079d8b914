export { CeremonyScreen } from "./Ceremony/index.tsx";
export { InboxScreen } from "./Inbox/index.tsx";
export { KeysScreen } from "./Keys/index.tsx";
export { RecoveryScreen } from "./Recovery/index.tsx";
export { VisibleScreen } from "./Visible/index.tsx";
export { SealedBoxScreen } from "./SealedBox/index.tsx";
export { SubmissionScreen } from "./Submission/index.tsx";
export { SubmissionsScreen } from "./Submissions/index.tsx";
