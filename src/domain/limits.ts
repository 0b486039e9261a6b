/**
 * Every upper bound in the program, with its reason. Reaching one is a diagnostic, never a crash or a hang. Bounds count
 * steps and sizes, not seconds, so a result is the same on every machine.
 */
export interface Limits {
  /** Diagnostics kept per report; the rest are counted and said to exist. */
  readonly diagnosticsMax: number
  /** Files taken from a submission: an exercise needs a handful. */
  readonly filesMax: number
  /** Bytes of one file: the largest honest manifest is far below. */
  readonly fileBytesMax: number
  /** Bytes of all files of a submission together. */
  readonly submissionBytesMax: number
  /** Folders inside folders in a submission. */
  readonly folderDepthMax: number
  /** Nesting of a YAML or JSON value. */
  readonly yamlDepthMax: number
  /** YAML nodes after aliases are resolved ("billion laughs"). */
  readonly yamlNodesMax: number
  /** Documents in one YAML file. */
  readonly yamlDocumentsMax: number
  /** Commands run from one command file, loops counted out; one over hundreds of objects counts as several. */
  readonly commandsMax: number
  /** Characters that one command may print; the rest is cut and said so. */
  readonly outputCharactersMax: number
  /** Steps of one `--format` or `-o go-template`; 64 characters of a text that one makes count as one. */
  readonly templateStepsMax: number
  /** Instructions in one Dockerfile. */
  readonly instructionsMax: number
  /** Stages of one Dockerfile, with the images that COPY and RUN take files from: each starts with a copy of what is below. */
  readonly stagesMax: number
  /** Variables of a Dockerfile inside of one another, as in `${A:-${B:-c}}`. */
  readonly substitutionDepthMax: number
  /** Characters that variables may put into one text of a Dockerfile: `ENV A=$A$A` doubles them every time. */
  readonly substitutionCharactersMax: number
  /** Files that one build puts into its stages. */
  readonly imageFilesMax: number
  /** Ports that the EXPOSE instructions of one build name: a range stands for many. */
  readonly exposedPortsMax: number
  /** Steps of the shell and process models for one container; of very many containers the later ones have fewer. */
  readonly processStepsMax: number
  /** Pods alive at once in one simulation; a larger `replicas` is answered with a diagnostic. */
  readonly podsMax: number
  /** Events processed in one simulation. */
  readonly simulationEventsMax: number
  /** Objects in one simulated cluster, pods not counted. */
  readonly objectsMax: number
  /** Virtual ms the world may run at a time until it counts as settled. */
  readonly settleMsMax: number
  /** Mutants of one solution that are graded when an exercise is proved. */
  readonly mutantsMax: number
  /** Single corrections of a learner's files that are simulated to tell which one makes a failed check pass. */
  readonly correctionsMax: number
  /** Virtual ms a following command may wait before it is ended as a person would end it. */
  readonly followMsMax: number
  /** Outcomes of one scenario that are kept for a class: what was said before is not simulated again. */
  readonly sharedOutcomesMax: number
  /** Texts of one sort of which is remembered what was made of them: those of a class are much alike. */
  readonly rememberedTextsMax: number
  /** Characters of a text that is remembered: a longer one is hardly met twice. */
  readonly rememberedCharactersMax: number
  /** Characters of all remembered texts of one sort together: what is made of a text can take two hundred times its room. */
  readonly rememberedTotalMax: number
  /** Files in one archive: a class's download has a few for each learner. */
  readonly archiveEntriesMax: number
  /** How many times larger than in the archive a file may be: honest texts stay below 100. */
  readonly archiveRatioMax: number
}

export const LIMITS: Limits = {
  diagnosticsMax: 100,
  filesMax: 200,
  fileBytesMax: 1_000_000,
  submissionBytesMax: 10_000_000,
  folderDepthMax: 8,
  yamlDepthMax: 100,
  yamlNodesMax: 100_000,
  yamlDocumentsMax: 200,
  commandsMax: 500,
  outputCharactersMax: 200_000,
  templateStepsMax: 200_000,
  instructionsMax: 2_000,
  stagesMax: 100,
  substitutionDepthMax: 100,
  substitutionCharactersMax: 65_536,
  imageFilesMax: 20_000,
  exposedPortsMax: 200_000,
  processStepsMax: 10_000,
  podsMax: 20_000,
  simulationEventsMax: 500_000,
  objectsMax: 2_000,
  settleMsMax: 60_000,
  mutantsMax: 400,
  correctionsMax: 24,
  followMsMax: 3_600_000,
  sharedOutcomesMax: 1_000,
  rememberedTextsMax: 100,
  rememberedCharactersMax: 20_000,
  rememberedTotalMax: 200_000,
  archiveEntriesMax: 200_000,
  archiveRatioMax: 200,
}
