// The name of a device without the name of whoever owns it. Pure.

/** `Ada’s AirPods` and `Ada's AirPods`: what stands before is a person. */
const OWNER = /^.*\S['’]s\s+(?=\S)/u
/** `AirPods von Ada`, `Auriculares de Ada`, `Casque d’Ada`: what stands behind is one. */
const OWNED_BY = /\s+(?:(?:von|de|di|van|af|av|od)\s+|d['’])\p{Lu}[\p{L}\s.-]*$/u

/** As it is told to others: the kind of the device, as far as its name says it. */
export function impersonalName(label: string): string {
  return label.replace(OWNER, 'somebody’s ').replace(OWNED_BY, ' of somebody')
}
