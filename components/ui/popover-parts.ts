export { Popover as popoverParts } from '@base-ui/react/popover'
