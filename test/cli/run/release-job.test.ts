import { Refusal } from "../../../cli/failure";
import { releaseJob } from "../../../cli/run/release-job";
import { StackFolder } from "../../../cli/stack-folder";
import { labelled } from "../support";

const STACK = new StackFolder("/out/shop", {
  resource: {
    docker_container: {
      Site_Files: labelled("shop/Site/Files", "Site"),
      Site_Migrate: { ...labelled("shop/Site/Job-migrate/Resource", "Site/Job-migrate"), depends_on: ["docker_image.Site", "docker_container.Site_Check"] },
      Site_Check: labelled("shop/Site/Job-check/Resource", "Site/Job-check"),
      Blog_Check: labelled("shop/Blog/Job-check/Resource", "Blog/Job-check"),
    },
  },
});

test.each(["migrate", "Site/migrate", "Site/Job-migrate"])("%s is the release job migrate, which needs its image and not the jobs before it", (name) => {
  expect(releaseJob(STACK, name)).toMatchObject({ name: "migrate", construct: "Site/Job-migrate", needs: ["docker_image.Site"] });
});

test("a name that two applications have is to be made plain", () => {
  expect(() => releaseJob(STACK, "check")).toThrow(new Refusal("the stack 'shop' has several release jobs 'check'; say which: Site/check, Blog/check"));
  expect(releaseJob(STACK, "Blog/check").construct).toBe("Blog/Job-check");
});

test("a job that is not there is refused with those that are", () => {
  expect(() => releaseJob(STACK, "Site")).toThrow(new Refusal("the stack 'shop' has no release job 'Site'; it has Site/migrate, Site/check, Blog/check"));
});
