// What a file is, by the end of its path or URL.

/** Files that are text, by a path or URL: only their own bytes are recognised, as any message on the way would look the same. */
export function isTextFile(path: string): boolean {
  return /\.(css|csv|html?|m?js|json|map|md|txt|vtt|xml|ya?ml)$/i.test(path);
}

/** imgix sanitizes it, and gives it as it was where it is asked to. */
export function isSvg(path: string): boolean {
  return /\.svg$/i.test(path);
}

/** The ending of a picture of pixels, which imgix renders; undefined of others. https://docs.imgix.com/references/supported-file-formats */
export function toRasterEnding(path: string): string | undefined {
  return /\.(avif|bmp|gif|hei[cf]|jp2|jpe|jpe?g|jxl|jxr|png|tiff?|webp)$/i.exec(path)?.[1]?.toLowerCase();
}
