/** The part of `cdk.tf.json` that the commands read. */
export interface Synthesized {
  readonly terraform?: { readonly backend?: { readonly local?: { readonly path?: string } } };
  readonly provider?: { readonly docker?: readonly DockerProviderBlock[] };
  readonly resource?: {
    readonly docker_container?: Resources<SynthesizedContainer>;
    readonly docker_image?: Resources<{ readonly name: string; readonly build?: unknown }>;
    readonly docker_network?: Resources<{ readonly name: string }>;
    readonly docker_volume?: Resources<{ readonly name: string }>;
  };
  readonly data?: { readonly docker_network?: Resources<{ readonly name: string }> };
}

type Resources<T> = Readonly<Record<string, T>>;

/** Where a stack says its engine is. */
export interface DockerProviderBlock {
  readonly host?: string;
  readonly context?: string;
  readonly cert_path?: string;
  readonly ssh_opts?: readonly string[];
}

/** A container as Terraform reads it. */
export interface SynthesizedContainer {
  readonly "//": { readonly metadata: { readonly path: string } };
  readonly name: string;
  readonly image: string;
  /** Terraform's addresses. */
  readonly depends_on?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly string[];
  readonly user?: string;
  readonly group_add?: readonly string[];
  readonly labels?: readonly { readonly label: string; readonly value: string }[];
  readonly memory?: number;
  readonly init?: boolean;
  readonly ulimit?: readonly { readonly name: string; readonly soft: number; readonly hard: number }[];
  readonly mounts?: readonly SynthesizedMount[];
  readonly tmpfs?: Readonly<Record<string, string>>;
  readonly network_mode?: string;
  readonly networks_advanced?: readonly { readonly name: string }[];
  readonly ports?: readonly { readonly external?: number; readonly ip?: string; readonly protocol?: string }[];
}

/** A mount as Terraform reads it. */
export interface SynthesizedMount {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly read_only?: boolean;
}

/** Value of a label of a synthesized container. */
export function labelOf(container: SynthesizedContainer, label: string): string | undefined {
  return container.labels?.find((one) => one.label === label)?.value;
}

/** What a text is once Terraform has read it: `$${` is a literal `${`. */
export function unescaped(text: string): string {
  return text.replace(/([$%])\1\{/g, "$1{");
}

/**
 * What a reference such as `${docker_image.Site_Image.image_id}` names on the engine; text without one stays as it is.
 * A container's name is known to Terraform alone: its reference becomes empty.
 */
export function resolved(text: string, { resource = {}, data = {} }: Synthesized): string {
  const known: Readonly<Record<string, Resources<{ readonly name: string }> | undefined>> = {
    docker_image: resource.docker_image,
    docker_network: resource.docker_network,
    docker_volume: resource.docker_volume,
    "data.docker_network": data.docker_network,
  };
  const names = text.replace(/(?<!\$)\$\{((?:data\.)?docker_\w+)\.([\w-]+)\.\w+\}/g, (_, type: string, id: string) => known[type]?.[id]?.name ?? "");
  return unescaped(names);
}
