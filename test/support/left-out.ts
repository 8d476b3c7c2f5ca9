import type { LeftOut } from '../../src/changes/files/left-out.ts';

export const nothingLeftOut: LeftOut = {
  submodules: [],
  inexact: [],
  lost: [],
  unseen: [],
  isUnsure: false,
  folderLinks: new Map(),
  goneLinks: new Map(),
  hasUnread: false,
};
