export { Gate } from "./MissionPack/Gate.tsx";
export { MissionPackScreen } from "./MissionPack/index.tsx";
export { NewMissionPackScreen } from "./MissionPack/NewPack.tsx";
export { VisitPacks } from "./MissionPack/VisitPacks.tsx";
