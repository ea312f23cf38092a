import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

/** Modules with a page of their own below a project. */
export const projectPageTypes = ['jira:projectPage', 'jira:projectSettingsPage'] as const;
/** Modules of the customer portal. */
export const portalTypes = [
  'jiraServiceManagement:portalUserMenuAction',
  'jiraServiceManagement:portalSubheader',
  'jiraServiceManagement:portalRequestDetail',
  'jiraServiceManagement:portalProfilePanel',
] as const;
export const shellModuleTypes = [...projectPageTypes, 'jira:globalPage', 'jira:issuePanel', ...portalTypes] as const;
export type ProjectPageType = (typeof projectPageTypes)[number];
export type PortalModuleType = (typeof portalTypes)[number];
export type ShellModuleType = (typeof shellModuleTypes)[number];

/** A module the shell can show in a frame. */
export type AppModule<Type extends ShellModuleType = ShellModuleType> = {
  key: string;
  type: Type;
  title(locale: string): string;
  /** The folder of the resource, and the page in it. */
  folder: string;
  page: string;
  /** Who besides Jira users gets to see it. */
  unlicensedAccess: ('unlicensed' | 'customer' | 'anonymous')[];
};

export type AppModules = {
  all: AppModule[];
  /** The app has at most one module of each type. */
  ofType<Type extends ShellModuleType>(type: Type): AppModule<Type> | undefined;
  byKey(key: string): AppModule | undefined;
  /** What the policy of the frame depends on. */
  permissions: Record<string, unknown>;
  translations: { config: TranslationsConfig; texts(locale: string): string | undefined };
};
type TranslationsConfig = { locales: string[]; fallback: Record<string, unknown> };

type Text = string | { i18n: string };
type DeclaredModule = { key: string; title?: Text; resource?: string; unlicensedAccess?: AppModule['unlicensedAccess'] };
type Declared = {
  modules?: Record<string, DeclaredModule[]>;
  resources?: { key: string; path: string; entry?: string | Record<string, string> }[];
  translations?: { resources?: { key: string; path: string }[]; fallback?: Record<string, unknown> };
  permissions?: Record<string, unknown>;
};

/** The modules with a page, as manifest.yml declares them. */
export function readAppModules(manifestPath: string): AppModules {
  const root = dirname(manifestPath);
  const declared = parse(readFileSync(manifestPath, 'utf8')) as Declared;
  const languages = declared.translations?.resources ?? [];
  const texts = (locale: string) => {
    const file = languages.find((language) => language.key === locale)?.path;
    return file !== undefined && existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined;
  };
  const defaultLocale = String(declared.translations?.fallback?.default ?? languages[0]?.key ?? 'en-US');

  const titleOf = (text: Text | undefined, key: string) => (locale: string) => {
    if (typeof text !== 'object') return text ?? key;
    for (const wanted of [locale, defaultLocale]) {
      const found = translation(texts(wanted), text.i18n);
      if (found !== undefined) return found;
    }
    return key;
  };
  const placeOf = (reference: string) => {
    const [resourceKey, entryKey] = reference.split('/');
    const resource = declared.resources?.find((candidate) => candidate.key === resourceKey);
    if (resource === undefined) throw new Error(`manifest.yml declares no resource ${reference}.`);
    const entry = typeof resource.entry === 'object' ? resource.entry[entryKey ?? ''] : resource.entry;
    return { folder: join(root, resource.path), page: entry ?? 'index.html' };
  };

  const all = shellModuleTypes.flatMap((type) =>
    (declared.modules?.[type] ?? []).map((module): AppModule => ({
      key: module.key,
      type,
      title: titleOf(module.title, module.key),
      ...placeOf(module.resource ?? ''),
      unlicensedAccess: module.unlicensedAccess ?? [],
    })),
  );
  return {
    all,
    ofType: <Type extends ShellModuleType>(type: Type) => all.find((module): module is AppModule<Type> => module.type === type),
    byKey: (key) => all.find((module) => module.key === key),
    permissions: declared.permissions ?? {},
    translations: { config: { locales: languages.map(({ key }) => key), fallback: declared.translations?.fallback ?? {} }, texts },
  };
}

/** A flat key 'a.b' wins over nested ones. https://developer.atlassian.com/platform/forge/manifest-reference/translations/ */
function translation(json: string | undefined, key: string): string | undefined {
  if (json === undefined) return undefined;
  const catalogue = JSON.parse(json) as Record<string, unknown>;
  const flat = catalogue[key];
  if (typeof flat === 'string') return flat;
  const nested = key.split('.').reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined), catalogue);
  return typeof nested === 'string' ? nested : undefined;
}
