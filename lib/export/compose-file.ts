import { writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { externalNames, heading } from "./compose/heading";
import { type Project, readProject } from "./compose/project";
import { yamlText } from "./compose/yaml-text";

/**
 * The same site without Terraform: a Compose file made from a synthesized stack.
 *
 * Networks, containers, jobs and their order are those of the stack, after every override. Compose stops a container
 * before it starts the next one: releases that lose no request need Terraform. A stack is run by one of the two, never
 * by both on one Docker engine.
 *
 * `docker compose up -d` starts everything and runs the jobs, each time; the last of them puts the release before the
 * public, and `docker wait` with its name prints 0 once it did. The head of the file has the commands.
 *
 * @see https://docs.docker.com/reference/compose-file/
 */
export class ComposeFile {
  /**
   * The Compose file of a stack, as YAML. Folders of images are named as seen from the stack's folder: save the text
   * there, or use `write`.
   *
   * @param folder the stack's folder below the output folder, such as `cdktf.out/stacks/shop`
   * @throws if the folder holds no synthesized stack, or the stack says something that Compose cannot; the error names
   * the construct, the resource and its attribute
   */
  public static fromOutput(folder: string): string {
    return ComposeFile.text(readProject(resolve(folder), resolve(folder)));
  }

  /**
   * Writes the Compose file of a stack and returns its path.
   *
   * @param folder the stack's folder below the output folder, such as `cdktf.out/stacks/shop`
   * @param file where to write; by default `compose.yaml` in the stack's folder
   */
  public static write(folder: string, file?: string): string {
    const target = resolve(file ?? join(folder, "compose.yaml"));
    writeFileSync(target, ComposeFile.text(readProject(resolve(folder), dirname(target))));
    return target;
  }

  /**
   * Names of the volumes that hold data and secrets. The Compose file calls them external, so that no
   * `docker compose down` removes them; make each with `docker volume create` before the first `up`, which leaves one
   * that is there alone.
   *
   * @param folder the stack's folder below the output folder, such as `cdktf.out/stacks/shop`
   */
  public static dataVolumes(folder: string): string[] {
    return externalNames(readProject(resolve(folder), resolve(folder)).volumes);
  }

  private static text(project: Project): string {
    const sections = Object.entries(project).filter(([, section]: [string, string | object]) => Object.keys(section).length > 0);
    return yamlText(Object.fromEntries(sections), heading(project));
  }

  private constructor() {
    // Only its functions are of use.
  }
}
