import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

type Contents = Readonly<Record<string, string | Buffer>>

/** Writes an archive; a path with `/` at its end is a folder. Gives its place. */
export async function writeZip(place: string, contents: Contents, mode?: number): Promise<string> {
  await pipeline(zipOf(contents, mode).outputStream, createWriteStream(place))
  return place
}

export async function zipBytes(contents: Contents): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of zipOf(contents).outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function zipOf(contents: Contents, mode?: number): ZipFile {
  const zip = new ZipFile()
  for (const [path, text] of Object.entries(contents)) {
    if (path.endsWith('/')) zip.addEmptyDirectory(path)
    else zip.addBuffer(Buffer.from(text), path, mode === undefined ? {} : { mode })
  }
  zip.end()
  return zip
}
