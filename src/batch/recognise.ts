import type { ClassFolder, KnownNames } from './class-folder.ts'
import type { FoundClass, Layout } from './layout.ts'
import { canvasLayout } from './layouts/canvas.ts'
import { learnersLayout } from './layouts/learners.ts'
import { moodleLayout } from './layouts/moodle.ts'
import { classroom50Layout, ghClassroomLayout } from './layouts/repositories.ts'

/** From what is unmistakable to what everything fits. */
const LAYOUTS: readonly Layout[] = [classroom50Layout, ghClassroomLayout, moodleLayout, canvasLayout]

/** Whether a folder is what one of the platforms downloads. */
export function isDownload(folder: ClassFolder, known: KnownNames): boolean {
  return LAYOUTS.some((layout) => layout(folder, known) !== undefined)
}

/** How a class's folder is laid out, and what work is in it. */
export function recogniseClass(folder: ClassFolder, known: KnownNames): FoundClass | undefined {
  for (const layout of [...LAYOUTS, learnersLayout]) {
    const found = layout(folder, known)
    if (found !== undefined) return found
  }
  return undefined
}
