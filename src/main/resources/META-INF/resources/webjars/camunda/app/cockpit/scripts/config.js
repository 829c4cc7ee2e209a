// The page gives up on its own scripts after seven seconds and stays blank, which a slow machine may need: let it wait.
window.require?.config?.({ waitSeconds: 0 });

/**
 * A script listed in `customScripts` that cannot be loaded leaves Cockpit blank for everybody. So it is loaded here first,
 * under the very address that Cockpit uses later, and listed only where that worked.
 */
async function ifItLoads(name) {
  const address = new URL(`../${name}.js?bust=${window.bust}`, import.meta.url).href;
  let timer;
  try {
    const slow = new Promise((resolve, reject) => { timer = setTimeout(() => reject(new Error(`${name} took too long`)), 15000); });
    const loaded = await Promise.race([import(address), slow]);
    return loaded.default ? [name] : [];
  } catch (problem) {
    console.error(`Cockpit works without ${name}, which could not be loaded.`, problem);
    return [];
  } finally {
    clearTimeout(timer);
  }
}

export default {
  app: { name: 'HISP Cycle Cockpit', vendor: ' ' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: await ifItLoads('scripts/hisp-cockpit'),
  // deleting a case tells the model's listeners, too, and nobody has to know what that box means
  skipCustomListeners: { default: false, hidden: true },
  disableWelcomeMessage: true
};
